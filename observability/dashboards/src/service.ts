import { dependencies } from './service/dependencies.js';
import { http } from './service/http.js';
import { jvm, NO_POOL } from './service/jvm.js';
import { DEPLOYMENTS } from './shared/annotations.js';
import { board } from './shared/board.js';
import { fromLine, fromRow } from './shared/links.js';
import { lines } from './shared/lines.js';
import { STEPS, UNIT } from './shared/look.js';
import { badShare, callsOfService as calls, events, latency } from './shared/measures.js';
import { chosenService, count, DEPENDENCY, howMany, JOURNEY, max, OBJECTIVE, rate, sum } from './shared/promql.js';
import { budgetLeft, burn, target } from './shared/recorded.js';
import { stat } from './shared/stat.js';
import { table } from './shared/table.js';
import { instances, oneService } from './shared/variables.js';

const DOCS = 'slo.md';
const METERS = 'telemetry.md';
const TO_JOURNEY = fromLine('journey', { service: 'service_name', journey: 'journey' });

export const serviceBoard = board({
  name: 'service',
  title: 'Evenkeel / Service',
  description:
    'One service: is it well, what do its users get, what does it depend on, and does its process have room.',
  docs: DOCS,
  from: 'now-6h',
  refresh: '1m',
  variables: [oneService, instances],
  annotations: [DEPLOYMENTS],
  rows: [
    { title: 'Now', panels: now() },
    { title: 'Golden signals', panels: golden() },
    { title: 'Journeys', panels: journeys() },
    { title: 'HTTP', panels: http() },
    { title: 'Dependencies', panels: dependencies() },
    { title: 'JVM', panels: jvm(), collapsed: true },
  ],
});

function now() {
  const small = { width: 4, height: 4 } as const;
  return [
    stat({
      ...small,
      title: 'Lowest budget left',
      docs: 'runbooks/EvenkeelBudgetSpent.md',
      description:
        'The part of its error budget of 30 days that the worst objective of the service has left. At 0 the objective is missed.',
      unit: UNIT.ratio,
      steps: STEPS.budget,
      decimals: 1,
      queries: [{ expr: budgetLeft(chosenService, []) }],
    }),
    stat({
      ...small,
      title: 'Fastest burn',
      docs: 'runbooks/EvenkeelBudgetBurnFast.md',
      description:
        'How many times as fast as its objective allows the worst objective spent its budget in the last hour. At 1 the budget lasts exactly for its window.',
      unit: UNIT.burn,
      steps: STEPS.burn,
      decimals: 2,
      queries: [{ expr: burn('1h', chosenService, []) }],
    }),
    stat({
      ...small,
      title: 'Events',
      description: 'What the service does for its users: events of all journeys, HTTP requests and others.',
      docs: METERS,
      unit: UNIT.eventsPerSecond,
      steps: STEPS.plain,
      queries: [{ expr: events([]) }],
    }),
    stat({
      ...small,
      title: 'p99',
      description: 'The time within which 99 % of the events of all journeys ended. Estimated from a histogram.',
      docs: METERS,
      unit: UNIT.seconds,
      steps: STEPS.plain,
      queries: [{ expr: latency(0.99, [], chosenService) }],
    }),
    stat({
      ...small,
      title: 'Breakers not closed',
      docs: 'runbooks/EvenkeelBreakerOpen.md',
      description: 'Dependencies of the service whose breaker is open, or tries again, on at least one instance.',
      unit: UNIT.count,
      steps: STEPS.noneAtAll,
      queries: [
        {
          expr: howMany(`${calls.breaker(DEPENDENCY)} > 1`, chosenService('dependency_breaker_state')),
        },
      ],
    }),
    stat({
      ...small,
      title: 'Instances',
      description: 'Processes of the service that report now.',
      docs: METERS,
      unit: UNIT.count,
      steps: STEPS.plain,
      queries: [{ expr: count([], chosenService('reliability_info')) }],
    }),
  ];
}

function golden() {
  const half = { width: 12, height: 8, min: 0 } as const;
  const instance = ['instance'];
  const heap = (series: string) => sum(instance, chosenService(series, 'area="heap"'));
  const limit = sum(instance, `${chosenService('jvm_memory_max_bytes', 'area="heap"')} > 0`);
  const pool = (series: string) => sum(['instance', 'pool'], chosenService(series));
  return [
    lines({
      ...half,
      title: 'Traffic',
      description:
        'Events by outcome. What clients did wrong, and what they gave up, is shown here but counts for no objective.',
      docs: METERS,
      unit: UNIT.eventsPerSecond,
      steps: STEPS.plain,
      stacked: true,
      queries: [{ expr: events(['outcome']), legend: '{{outcome}}' }],
    }),
    lines({
      ...half,
      title: 'Errors',
      description:
        'Bad events of all that count, for each objective. A latency objective also calls a success bad that came too late. A gap means that nothing happened. The dashed lines are for the eye: how much is too much, the burn rates below say.',
      docs: DOCS,
      unit: UNIT.ratio,
      steps: STEPS.failed,
      queries: [
        {
          expr: badShare(OBJECTIVE, chosenService),
          legend: '{{journey}} {{objective}} {{deployment_environment_name}}',
        },
      ],
      links: [TO_JOURNEY],
    }),
    lines({
      ...half,
      title: 'Latency',
      description:
        'Half of the events, and 99 % of them, ended within this time. The points are events that have a trace.',
      docs: METERS,
      unit: UNIT.seconds,
      steps: STEPS.plain,
      queries: [0.5, 0.99].map((q) => ({
        expr: latency(q, JOURNEY, chosenService),
        legend: `p${q * 100} {{journey}} {{deployment_environment_name}}`,
        exemplars: true,
      })),
      links: [TO_JOURNEY],
    }),
    lines({
      ...half,
      title: 'Saturation',
      description: 'How full the fullest instance is: processors, heap, and connections to databases.',
      docs: METERS,
      unit: UNIT.ratio,
      steps: STEPS.full,
      max: 1,
      queries: [
        { expr: max([], chosenService('process_cpu_usage')), legend: 'processors' },
        { expr: max([], `${heap('jvm_memory_used_bytes')} / ${limit}`), legend: 'heap' },
        {
          expr: max([], `${pool('hikaricp_connections_active')} / ${pool('hikaricp_connections_max')}`),
          legend: 'connections',
          mayBeEmpty: NO_POOL,
        },
      ],
    }),
  ];
}

function journeys() {
  return [
    table({
      title: 'Objectives',
      description:
        'Every objective of the service, the one with the least budget first. No data never means that it is met.',
      docs: DOCS,
      width: 12,
      height: 9,
      labels: [
        { label: 'deployment_environment_name', name: 'Environment' },
        { label: 'service_namespace', name: 'Namespace' },
        { label: 'service_name', name: 'Service' },
        { label: 'journey', name: 'Journey', link: fromRow('journey', { service: 'Service', journey: 'Journey' }) },
        { label: 'objective', name: 'Objective' },
      ],
      values: [
        { name: 'Target', query: { expr: target(chosenService) }, unit: UNIT.ratio },
        {
          name: 'Budget left',
          query: { expr: budgetLeft(chosenService) },
          unit: UNIT.ratio,
          steps: STEPS.budget,
          decimals: 1,
        },
        {
          name: 'Burn 1h',
          query: { expr: burn('1h', chosenService) },
          unit: UNIT.burn,
          steps: STEPS.burn,
          decimals: 2,
        },
        {
          name: 'Burn 6h',
          query: { expr: burn('6h', chosenService) },
          unit: UNIT.burn,
          steps: STEPS.burn,
          decimals: 2,
        },
        {
          name: 'Burn 3d',
          query: { expr: burn('3d', chosenService) },
          unit: UNIT.burn,
          steps: STEPS.burn,
          decimals: 2,
        },
      ],
      sort: { column: 'Budget left', descending: false },
    }),
    lines({
      title: 'Burn over 1 hour',
      docs: 'runbooks/EvenkeelBudgetBurnFast.md',
      description:
        'How many times as fast as allowed each objective spends its budget. The dashed lines are the factors of the alerts.',
      unit: UNIT.burn,
      steps: STEPS.burn,
      min: 0,
      width: 6,
      height: 9,
      queries: [
        { expr: burn('1h', chosenService), legend: '{{journey}} {{objective}} {{deployment_environment_name}}' },
      ],
      links: [TO_JOURNEY],
    }),
    lines({
      title: 'Bad events by cause',
      description:
        'Who spends the budget. An event is counted once for each objective that it missed. The first events of a new cause are not seen: a counter that begins above 0 shows no step.',
      docs: DOCS,
      unit: UNIT.eventsPerSecond,
      steps: STEPS.plain,
      stacked: true,
      min: 0,
      width: 6,
      height: 9,
      queries: [{ expr: sum(['cause'], rate(chosenService('slo_bad_events_total'))), legend: '{{cause}}' }],
    }),
  ];
}
