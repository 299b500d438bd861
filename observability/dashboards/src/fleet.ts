import { board } from './shared/board.js';
import { fromLine, fromRow, RUNBOOK_OF_ROW } from './shared/links.js';
import { lines } from './shared/lines.js';
import { STEPS, UNIT } from './shared/look.js';
import { callsOfService as calls, eventsJudged } from './shared/measures.js';
import {
  chosenPlace,
  chosenService,
  count,
  DEPENDENCY,
  howMany,
  increase,
  OBJECTIVE,
  SERVICE,
  sum,
} from './shared/promql.js';
import { budgetLeft, burn, exhaustion, lastSeen, sli, target } from './shared/recorded.js';
import { stat } from './shared/stat.js';
import { table, type LabelColumn } from './shared/table.js';
import { services } from './shared/variables.js';

const DOCS = 'slo.md';
const ALL_GOOD = 'no bad event has happened';
const LEGEND = '{{service_name}} {{journey}} {{objective}} {{deployment_environment_name}}';
const TO_JOURNEY = fromLine('journey', { service: 'service_name', journey: 'journey' });

const WHO: readonly LabelColumn[] = [
  { label: 'deployment_environment_name', name: 'Environment' },
  { label: 'service_namespace', name: 'Namespace' },
  { label: 'service_name', name: 'Service', link: fromRow('service', { service: 'Service' }) },
];

const NOW = count(SERVICE, chosenService('reliability_info'));
const LATELY = lastSeen(chosenService, SERVICE);

export const fleetBoard = board({
  name: 'fleet',
  title: 'Evenkeel / Fleet',
  description:
    'Every service and every journey, the worst first: who has budget left, who spends it too fast, and who fell silent.',
  docs: DOCS,
  from: 'now-24h',
  refresh: '1m',
  variables: [services],
  rows: [
    { title: 'Now', panels: now() },
    { title: 'Journeys, the worst first', panels: journeys() },
    { title: 'Over time', panels: overTime() },
    { title: 'Services', panels: everyService() },
    { title: 'Worth a look', panels: worthALook() },
  ],
});

function now() {
  const small = { width: 4, height: 4, docs: DOCS } as const;
  const spent = `${budgetLeft(chosenService)} <= 0`;
  const fast = `${burn('1h', chosenService)} > 14.4 and ${burn('5m', chosenService)} > 14.4`;
  return [
    stat({
      ...small,
      title: 'Services',
      description: 'Services that report now.',
      unit: UNIT.count,
      steps: STEPS.plain,
      queries: [{ expr: count([], NOW) }],
    }),
    stat({
      ...small,
      title: 'Fell silent',
      docs: 'runbooks/EvenkeelServiceDown.md',
      description:
        'Services that reported within the last 24 hours and do not now: they are down, were removed, or lost their instrumentation. Which ones: the last row.',
      unit: UNIT.count,
      steps: STEPS.none,
      queries: [{ expr: howMany(`${LATELY} unless ${NOW}`, LATELY) }],
    }),
    stat({
      ...small,
      title: 'Objectives',
      description: 'Objectives of all journeys of all services.',
      unit: UNIT.count,
      steps: STEPS.plain,
      queries: [{ expr: count([], target(chosenService)) }],
    }),
    stat({
      ...small,
      title: 'Missed',
      docs: 'runbooks/EvenkeelBudgetSpent.md',
      description: 'Objectives whose error budget of 30 days is spent.',
      unit: UNIT.count,
      steps: STEPS.noneAtAll,
      queries: [{ expr: howMany(spent, budgetLeft(chosenService)) }],
    }),
    stat({
      ...small,
      title: 'Burning fast',
      docs: 'runbooks/EvenkeelBudgetBurnFast.md',
      description:
        'Objectives that spend their budget more than 14.4 times too fast, over 1 hour and still over 5 minutes: what pages, if enough events are bad.',
      unit: UNIT.count,
      steps: STEPS.noneAtAll,
      queries: [{ expr: howMany(fast, burn('1h', chosenService)) }],
    }),
    stat({
      ...small,
      title: 'Lowest budget left',
      docs: 'runbooks/EvenkeelBudgetSpent.md',
      description: 'The part of its error budget of 30 days that the worst objective of all has left.',
      unit: UNIT.ratio,
      steps: STEPS.budget,
      decimals: 1,
      queries: [{ expr: budgetLeft(chosenService, []) }],
    }),
  ];
}

function journeys() {
  return [
    table({
      title: 'Journeys',
      description:
        'Every objective of every journey, the one with the least budget first. Good and budget are of 30 days, weighted by events. No data never means that it is met.',
      docs: DOCS,
      width: 24,
      height: 14,
      labels: [
        ...WHO,
        { label: 'journey', name: 'Journey', link: fromRow('journey', { service: 'Service', journey: 'Journey' }) },
        { label: 'objective', name: 'Objective' },
        { label: 'tier', name: 'Tier' },
      ],
      values: [
        { name: 'Target', query: { expr: target(chosenService, [...OBJECTIVE, 'tier']) }, unit: UNIT.ratio },
        { name: 'Good', query: { expr: sli(chosenService) }, unit: UNIT.ratio, decimals: 3 },
        {
          name: 'Budget left',
          query: { expr: budgetLeft(chosenService) },
          unit: UNIT.ratio,
          steps: STEPS.budget,
          decimals: 1,
        },
        {
          name: 'Gone in',
          query: { expr: exhaustion(chosenService), mayBeEmpty: ALL_GOOD },
          unit: UNIT.seconds,
          steps: STEPS.exhaustion,
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
        { name: 'Events', query: { expr: eventsJudged(OBJECTIVE) }, unit: UNIT.eventsPerSecond },
      ],
      sort: { column: 'Budget left', descending: false },
    }),
  ];
}

function overTime() {
  const half = { width: 12, height: 9, docs: DOCS } as const;
  return [
    lines({
      ...half,
      title: 'The ten lowest budgets',
      docs: 'runbooks/EvenkeelBudgetSpent.md',
      description:
        'What is left of the error budgets of 30 days, for the ten that were lowest at each moment: a line may begin and end.',
      unit: UNIT.ratio,
      steps: STEPS.budget,
      max: 1,
      queries: [{ expr: `bottomk(10, ${budgetLeft(chosenService)})`, legend: LEGEND }],
      links: [TO_JOURNEY],
    }),
    lines({
      ...half,
      title: 'The ten fastest burns',
      docs: 'runbooks/EvenkeelBudgetBurnFast.md',
      description:
        'How many times as fast as allowed budgets were spent, over 1 hour, for the ten fastest at each moment. The dashed lines are the factors of the alerts.',
      unit: UNIT.burn,
      steps: STEPS.burn,
      min: 0,
      queries: [{ expr: `topk(10, ${burn('1h', chosenService)})`, legend: LEGEND }],
      links: [TO_JOURNEY],
    }),
  ];
}

function everyService() {
  const open = count(SERVICE, `${calls.breaker(DEPENDENCY)} > 1`);
  return [
    table({
      title: 'Services',
      description: 'Every service that reports, the one with the least budget first. No data never means 0.',
      docs: DOCS,
      width: 24,
      height: 10,
      labels: WHO,
      values: [
        { name: 'Instances', query: { expr: NOW }, unit: UNIT.count },
        {
          name: 'Budget left',
          query: { expr: budgetLeft(chosenService, SERVICE) },
          unit: UNIT.ratio,
          steps: STEPS.budget,
          decimals: 1,
        },
        {
          name: 'Burn 1h',
          query: { expr: burn('1h', chosenService, SERVICE) },
          unit: UNIT.burn,
          steps: STEPS.burn,
          decimals: 2,
        },
        {
          name: 'Failed calls',
          query: { expr: calls.failed(SERVICE) },
          unit: UNIT.ratio,
          steps: STEPS.failed,
          decimals: 2,
        },
        {
          name: 'Breakers not closed',
          query: { expr: open, mayBeEmpty: 'every breaker is closed' },
          unit: UNIT.count,
          steps: STEPS.noneAtAll,
        },
        { name: 'Refused', query: { expr: calls.refused(SERVICE) }, unit: UNIT.callsPerSecond, steps: STEPS.none },
        {
          name: 'SDK faults in 24 h',
          query: { expr: sum(SERVICE, increase(chosenService('reliability_sdk_faults_total'), '24h')) },
          unit: UNIT.count,
          steps: STEPS.noneAtAll,
          decimals: 0,
        },
      ],
      sort: { column: 'Budget left', descending: false },
    }),
  ];
}

function worthALook() {
  const half = { width: 12, height: 9 } as const;
  const targets = (up: number) =>
    count(SERVICE, `${chosenService('evenkeel:target:seen_seconds')} and on (job, instance) up == ${up}`);
  const silent = (targets: string) => `${targets} unless ${NOW}`;
  return [
    table({
      ...half,
      title: 'Alerts that fire',
      description:
        'What Prometheus tells Alertmanager now. Nothing here also if the rules are not loaded: then the budgets are missing too.',
      docs: DOCS,
      labels: [
        { label: 'severity', name: 'Severity' },
        { label: 'alertname', name: 'Alert', link: RUNBOOK_OF_ROW },
        ...WHO,
        { label: 'journey', name: 'Journey', link: fromRow('journey', { service: 'Service', journey: 'Journey' }) },
        { label: 'objective', name: 'Objective' },
      ],
      values: [
        {
          name: 'Alerts',
          query: {
            expr: count(
              ['severity', 'alertname', ...OBJECTIVE],
              chosenPlace('ALERTS', 'alertname=~"Evenkeel.+"', 'alertstate="firing"'),
            ),
            mayBeEmpty: 'no alert fires',
          },
          unit: UNIT.count,
          steps: STEPS.noneAtAll,
        },
      ],
      sort: { column: 'Severity', descending: false },
    }),
    table({
      ...half,
      title: 'Services that fell silent',
      description:
        'Services that reported within a day and do not now. Up: the process answers Prometheus, but without the SDK, so nobody watches its journeys. Down: it does not answer. Neither: Prometheus no longer knows it.',
      docs: 'runbooks/EvenkeelServiceDown.md',
      labels: WHO,
      values: [
        {
          name: 'Last seen',
          query: { expr: silent(`${LATELY} * 1000`), mayBeEmpty: 'every service reports' },
          unit: UNIT.date,
          steps: STEPS.noneAtAll,
        },
        {
          name: 'Up',
          query: { expr: silent(targets(1)), mayBeEmpty: 'every service reports' },
          unit: UNIT.count,
          steps: STEPS.noneAtAll,
        },
        {
          name: 'Down',
          query: { expr: silent(targets(0)), mayBeEmpty: 'every service reports' },
          unit: UNIT.count,
          steps: STEPS.noneAtAll,
        },
      ],
      sort: { column: 'Last seen', descending: true },
    }),
  ];
}
