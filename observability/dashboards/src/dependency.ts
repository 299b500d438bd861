import { DEPLOYMENTS } from './shared/annotations.js';
import { board } from './shared/board.js';
import { fromLine, fromRow } from './shared/links.js';
import { lines } from './shared/lines.js';
import { BREAKER_STATES, STEPS, UNIT } from './shared/look.js';
import { callsToDependency as calls } from './shared/measures.js';
import { chosenDependency, chosenService, DEPENDENCY, howMany, increase, JOURNEY, rate, sum } from './shared/promql.js';
import { stat } from './shared/stat.js';
import { table } from './shared/table.js';
import { timeline } from './shared/timeline.js';
import { dependencies, services } from './shared/variables.js';

const ONE = ['dependency'];
const EACH_LEGEND = '{{service_name}} to {{dependency}} {{deployment_environment_name}}';
const DOCS = 'telemetry.md';

export const dependencyBoard = board({
  name: 'dependency',
  title: 'Evenkeel / Dependency',
  description: 'What services call: how fast and how well it answers, what the guards refused, and who is hit by it.',
  docs: DOCS,
  from: 'now-6h',
  refresh: '1m',
  variables: [services, dependencies],
  annotations: [DEPLOYMENTS],
  rows: [
    { title: 'Now', panels: now() },
    { title: 'Latency', panels: latency() },
    { title: 'Outcomes', panels: outcomes() },
    { title: 'Guards', panels: guards() },
    { title: 'Who calls it', panels: callers() },
  ],
});

function now() {
  const small = { width: 4, height: 4, docs: DOCS } as const;
  return [
    stat({
      ...small,
      title: 'Calls',
      description: 'Calls that services began, refused ones too.',
      unit: UNIT.callsPerSecond,
      steps: STEPS.plain,
      queries: [{ expr: calls.perSecond([]) }],
    }),
    stat({
      ...small,
      title: 'Failed',
      description:
        'Calls that failed, timed out or were refused, of all calls but those that their caller gave up. The colours are for the eye: what is too much, the objectives of the journeys say.',
      unit: UNIT.ratio,
      steps: STEPS.failed,
      decimals: 2,
      queries: [{ expr: calls.failed([]) }],
    }),
    stat({
      ...small,
      title: 'p99',
      description: 'The time within which 99 % of the calls ended that were made. Estimated from a histogram.',
      unit: UNIT.seconds,
      steps: STEPS.plain,
      queries: [{ expr: calls.latency(0.99, []) }],
    }),
    stat({
      ...small,
      title: 'Attempts for each call',
      description: '1 where nothing is retried. A retry storm shows as a number that grows while calls fail.',
      unit: UNIT.count,
      steps: STEPS.attempts,
      decimals: 2,
      queries: [{ expr: calls.attempts([]) }],
    }),
    stat({
      ...small,
      title: 'Refused',
      description: 'Calls that a guard refused.',
      unit: UNIT.callsPerSecond,
      steps: STEPS.none,
      queries: [{ expr: calls.refused([]) }],
    }),
    stat({
      ...small,
      title: 'Breakers not closed',
      docs: 'runbooks/EvenkeelBreakerOpen.md',
      description: 'Pairs of service and dependency whose breaker is open, or tries again, on at least one instance.',
      unit: UNIT.count,
      steps: STEPS.noneAtAll,
      queries: [{ expr: howMany(`${calls.breaker(DEPENDENCY)} > 1`, chosenDependency('dependency_breaker_state')) }],
    }),
  ];
}

function latency() {
  const half = { width: 12, height: 8, docs: DOCS, unit: UNIT.seconds, steps: STEPS.plain, min: 0 } as const;
  return [
    lines({
      ...half,
      title: 'Latency',
      description:
        'Half of the calls, 95 % and 99 % of them ended within this time, whoever called. Refused calls are left out: they take no time. The points are calls that have a trace.',
      queries: [0.5, 0.95, 0.99].map((q) => ({
        expr: calls.latency(q, ONE),
        legend: `p${q * 100} {{dependency}}`,
        exemplars: true,
      })),
    }),
    lines({
      ...half,
      title: 'p99 by caller',
      description:
        'The same dependency as each service sees it. One line above the others points at the way to the dependency, not at the dependency.',
      queries: [{ expr: calls.latency(0.99, DEPENDENCY), legend: EACH_LEGEND, exemplars: true }],
      links: [fromLine('service', { service: 'service_name' })],
    }),
  ];
}

function outcomes() {
  const third = { width: 8, height: 8, docs: DOCS, min: 0 } as const;
  return [
    lines({
      ...third,
      title: 'Calls by outcome',
      description: 'What callers got. A call is counted once, however many attempts it took.',
      unit: UNIT.callsPerSecond,
      steps: STEPS.plain,
      stacked: true,
      queries: [
        {
          expr: sum(['outcome'], rate(chosenDependency('dependency_calls_seconds_count'))),
          legend: '{{outcome}}',
        },
      ],
    }),
    lines({
      ...third,
      title: 'Attempts by outcome',
      description: 'What went out to the dependency. Refused calls make no attempt; a retried one makes several.',
      unit: UNIT.callsPerSecond,
      steps: STEPS.plain,
      stacked: true,
      queries: [{ expr: sum(['outcome'], rate(chosenDependency('dependency_attempts_total'))), legend: '{{outcome}}' }],
    }),
    lines({
      ...third,
      title: 'Failed by caller',
      description:
        'Calls that failed, timed out or were refused, of all calls but those that their caller gave up. A gap means that nothing was called.',
      unit: UNIT.ratio,
      steps: STEPS.failed,
      max: 1,
      queries: [{ expr: calls.failed(DEPENDENCY), legend: EACH_LEGEND }],
      links: [fromLine('service', { service: 'service_name' })],
    }),
  ];
}

function guards() {
  return [
    timeline({
      title: 'Breakers',
      docs: 'runbooks/EvenkeelBreakerOpen.md',
      description:
        'The worst state of each breaker on any instance. Open: calls are refused without being tried. Half open: a few are let through to see whether the dependency is back.',
      unit: UNIT.count,
      steps: STEPS.breaker,
      states: BREAKER_STATES,
      width: 12,
      height: 8,
      queries: [{ expr: calls.breaker(DEPENDENCY), legend: EACH_LEGEND }],
    }),
    lines({
      title: 'Refusals by reason',
      description:
        'Calls that a guard refused (enforced), or would have refused (observed). Refusals without an open breaker mean that too many calls are under way at once.',
      unit: UNIT.callsPerSecond,
      steps: STEPS.plain,
      stacked: true,
      min: 0,
      width: 6,
      height: 8,
      docs: DOCS,
      queries: [
        {
          expr: sum(['reason', 'mode'], rate(chosenDependency('dependency_rejections_total'))),
          legend: '{{reason}} {{mode}}',
        },
      ],
    }),
    lines({
      title: 'Attempts for each call',
      description: '1 where nothing is retried. Retries that grow while the dependency fails keep it down.',
      unit: UNIT.count,
      steps: STEPS.attempts,
      width: 6,
      height: 8,
      docs: DOCS,
      queries: [{ expr: calls.attempts(ONE), legend: '{{dependency}}' }],
    }),
  ];
}

function callers() {
  const day = '24h';
  return [
    table({
      title: 'Callers',
      description: 'Every service that calls it, most calls first. No data never means 0.',
      docs: DOCS,
      width: 14,
      height: 9,
      labels: [
        { label: 'deployment_environment_name', name: 'Environment' },
        { label: 'service_namespace', name: 'Namespace' },
        { label: 'service_name', name: 'Service', link: fromRow('service', { service: 'Service' }) },
        { label: 'dependency', name: 'Dependency' },
      ],
      values: [
        {
          name: 'Attempts',
          query: { expr: sum(DEPENDENCY, rate(chosenDependency('dependency_attempts_total'))) },
          unit: UNIT.callsPerSecond,
        },
        { name: 'Calls', query: { expr: calls.perSecond(DEPENDENCY) }, unit: UNIT.callsPerSecond },
        {
          name: 'Failed',
          query: { expr: calls.failed(DEPENDENCY) },
          unit: UNIT.ratio,
          steps: STEPS.failed,
          decimals: 2,
        },
        { name: 'p99', query: { expr: calls.latency(0.99, DEPENDENCY) }, unit: UNIT.seconds },
        {
          name: 'Refused',
          query: { expr: calls.refused(DEPENDENCY) },
          unit: UNIT.callsPerSecond,
          steps: STEPS.none,
        },
      ],
      sort: { column: 'Calls', descending: true },
    }),
    table({
      title: 'Budget that it burnt',
      description:
        'Bad events of journeys in the last 24 hours whose cause was this dependency, once for each objective that they missed.',
      docs: DOCS,
      width: 10,
      height: 9,
      labels: [
        { label: 'service_name', name: 'Service', link: fromRow('service', { service: 'Service' }) },
        { label: 'journey', name: 'Journey', link: fromRow('journey', { service: 'Service', journey: 'Journey' }) },
        { label: 'objective', name: 'Objective' },
        { label: 'cause', name: 'Cause' },
      ],
      values: [
        {
          name: 'Bad events',
          query: {
            expr: `${sum([...JOURNEY, 'objective', 'cause'], increase(chosenService('slo_bad_events_total', 'cause=~"dependency:$dependency"'), day))} > 0`,
            mayBeEmpty: 'no dependency has caused a bad event',
          },
          unit: UNIT.count,
          steps: STEPS.none,
          decimals: 0,
        },
      ],
      sort: { column: 'Bad events', descending: true },
    }),
  ];
}
