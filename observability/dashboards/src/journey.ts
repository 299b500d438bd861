import { DEPLOYMENTS } from './shared/annotations.js';
import { bars } from './shared/bars.js';
import { board } from './shared/board.js';
import { fromRow } from './shared/links.js';
import { lines } from './shared/lines.js';
import { STEPS, UNIT } from './shared/look.js';
import { badShare, goodShare, latency } from './shared/measures.js';
import { chosenJourney, JOURNEY, max, OBJECTIVE, rate, sum } from './shared/promql.js';
import { budgetLeft, burn, BURN_WINDOWS, causes, counted, exhaustion, sli, target } from './shared/recorded.js';
import { stat } from './shared/stat.js';
import { table, type LabelColumn } from './shared/table.js';
import { journeys, services } from './shared/variables.js';

const DOCS = 'slo.md';
const LEGEND = '{{service_name}} {{journey}} {{objective}} {{deployment_environment_name}}';
const ALL_GOOD = 'no bad event has happened';

const WHICH: readonly LabelColumn[] = [
  { label: 'deployment_environment_name', name: 'Environment' },
  { label: 'service_namespace', name: 'Namespace' },
  { label: 'service_name', name: 'Service', link: fromRow('service', { service: 'Service' }) },
  { label: 'journey', name: 'Journey', link: fromRow('journey', { service: 'Service', journey: 'Journey' }) },
  { label: 'objective', name: 'Objective' },
];

export const journeyBoard = board({
  name: 'journey',
  title: 'Evenkeel / Journey',
  description:
    'What was promised to the users of a journey: is it kept, how fast is the budget spent, by what, and since when.',
  docs: DOCS,
  from: 'now-6h',
  refresh: '1m',
  variables: [services, journeys],
  annotations: [DEPLOYMENTS],
  rows: [
    { title: 'Now', panels: now() },
    { title: 'Objectives', panels: objectives() },
    { title: 'Over time', panels: overTime() },
    { title: 'Who spends the budget', panels: spenders() },
    { title: 'Latency and traffic', panels: traffic() },
  ],
});

function now() {
  const small = { width: 4, height: 4, docs: DOCS } as const;
  return [
    stat({
      ...small,
      title: 'Lowest budget left',
      docs: 'runbooks/EvenkeelBudgetSpent.md',
      description:
        'The part of its error budget of 30 days that the worst objective has left. At 0 the objective is missed.',
      unit: UNIT.ratio,
      steps: STEPS.budget,
      decimals: 1,
      queries: [{ expr: budgetLeft(chosenJourney, []) }],
    }),
    stat({
      ...small,
      title: 'Fastest burn, 1h',
      docs: 'runbooks/EvenkeelBudgetBurnFast.md',
      description:
        'How many times as fast as allowed the worst objective spent its budget in the last hour. It pages above 14.4.',
      unit: UNIT.burn,
      steps: STEPS.burn,
      decimals: 2,
      queries: [{ expr: burn('1h', chosenJourney, []) }],
    }),
    stat({
      ...small,
      title: 'Fastest burn, 6h',
      docs: 'runbooks/EvenkeelBudgetBurnFast.md',
      description:
        'How many times as fast as allowed the worst objective spent its budget in the last 6 hours. It pages above 6.',
      unit: UNIT.burn,
      steps: STEPS.burn,
      decimals: 2,
      queries: [{ expr: burn('6h', chosenJourney, []) }],
    }),
    stat({
      ...small,
      title: 'Budget gone in',
      docs: 'runbooks/EvenkeelBudgetSpent.md',
      description:
        'When the first objective has spent its budget if it goes on as in the last hour. No data where nothing bad happened in that hour.',
      unit: UNIT.seconds,
      steps: STEPS.exhaustion,
      queries: [{ expr: exhaustion(chosenJourney, []), mayBeEmpty: ALL_GOOD }],
    }),
    stat({
      ...small,
      title: 'Events',
      description: 'Events of the journey, whatever came of them.',
      unit: UNIT.eventsPerSecond,
      steps: STEPS.plain,
      queries: [{ expr: sum([], rate(chosenJourney('journey_duration_seconds_count'))) }],
    }),
    stat({
      ...small,
      title: 'p99',
      description:
        'The time within which 99 % of the events ended. Estimated from a histogram; the objectives are judged exactly.',
      unit: UNIT.seconds,
      steps: STEPS.plain,
      queries: [{ expr: latency(0.99, [], chosenJourney) }],
    }),
  ];
}

function objectives() {
  const half = { width: 12, height: 8, docs: DOCS } as const;
  return [
    table({
      ...half,
      title: 'Promises',
      description:
        'Each objective over 30 days: what was promised, what was kept, and what is left to go wrong. No data never means that it is met; an objective with another window than 30 days has no budget here.',
      labels: WHICH,
      values: [
        { name: 'Target', query: { expr: target(chosenJourney) }, unit: UNIT.ratio },
        { name: 'Good', query: { expr: sli(chosenJourney) }, unit: UNIT.ratio, decimals: 3 },
        {
          name: 'Budget left',
          query: { expr: budgetLeft(chosenJourney) },
          unit: UNIT.ratio,
          steps: STEPS.budget,
          decimals: 1,
        },
        {
          name: 'Gone in',
          query: { expr: exhaustion(chosenJourney), mayBeEmpty: ALL_GOOD },
          unit: UNIT.seconds,
          steps: STEPS.exhaustion,
        },
        {
          name: 'Bad in 1h',
          query: { expr: counted('1h', chosenJourney) },
          unit: UNIT.count,
          decimals: 0,
        },
        {
          name: 'Bad in 30d',
          query: { expr: counted('30d', chosenJourney) },
          unit: UNIT.count,
          decimals: 0,
        },
      ],
      sort: { column: 'Budget left', descending: false },
    }),
    table({
      ...half,
      title: 'Burn by window',
      docs: 'runbooks/EvenkeelBudgetBurnFast.md',
      description:
        'How many times as fast as allowed the budget was spent in each window. It pages above 14.4 over 1h and 5m, or above 6 over 6h and 30m; a ticket is opened above 3 over 1d and 2h, or above 1 over 3d and 6h. No data means that nothing happened in the window.',
      labels: WHICH,
      values: [
        { name: 'Target', query: { expr: target(chosenJourney) }, unit: UNIT.ratio },
        ...BURN_WINDOWS.map((window) => ({
          name: `Burn ${window}`,
          query: { expr: burn(window, chosenJourney) },
          unit: UNIT.burn,
          steps: STEPS.burn,
          decimals: 2,
        })),
      ],
      sort: { column: 'Burn 1h', descending: true },
    }),
  ];
}

function overTime() {
  const third = { width: 8, height: 9, docs: DOCS } as const;
  return [
    lines({
      ...third,
      title: 'Budget left over 30 days',
      docs: 'runbooks/EvenkeelBudgetSpent.md',
      description:
        'What was left of the error budget, always of the last 30 days. A step is an incident; a slope is something that fails all the time. It rises again when bad events leave the window.',
      unit: UNIT.ratio,
      steps: STEPS.budget,
      max: 1,
      always: '30d',
      queries: [{ expr: budgetLeft(chosenJourney), legend: LEGEND }],
    }),
    lines({
      ...third,
      title: 'Burn rate',
      docs: 'runbooks/EvenkeelBudgetBurnFast.md',
      description:
        'How many times as fast as allowed the budget is spent. The dashed lines are the factors of the alerts. A gap means that nothing happened.',
      unit: UNIT.burn,
      steps: STEPS.burn,
      min: 0,
      queries: [
        { expr: burn('1h', chosenJourney), legend: `1h ${LEGEND}` },
        { expr: burn('6h', chosenJourney), legend: `6h ${LEGEND}` },
      ],
    }),
    lines({
      ...third,
      title: 'Good events',
      description:
        'The part of the events that was good, and the targets (dashed). A gap means that nothing happened: neither met nor missed.',
      unit: UNIT.ratio,
      steps: STEPS.plain,
      max: 1,
      limits: 'target',
      queries: [
        { expr: goodShare(OBJECTIVE, chosenJourney), legend: LEGEND },
        { expr: target(chosenJourney), legend: `target ${LEGEND}` },
      ],
    }),
  ];
}

function spenders() {
  const third = { width: 8, height: 8, docs: DOCS } as const;
  return [
    lines({
      ...third,
      title: 'Bad events by cause',
      description:
        'Events that missed an objective, once for each objective that they missed. The first events of a new cause are not seen here, as a counter that begins above 0 shows no step; the panel beside it has them.',
      unit: UNIT.eventsPerSecond,
      steps: STEPS.plain,
      stacked: true,
      min: 0,
      queries: [
        {
          expr: sum(['objective', 'cause'], rate(chosenJourney('slo_bad_events_total'))),
          legend: '{{cause}} ({{objective}})',
        },
      ],
    }),
    bars({
      ...third,
      title: 'Causes in the chosen time',
      description:
        'How many bad events each cause made in the time that the dashboard shows, counted exactly, in steps of 5 minutes.',
      unit: UNIT.count,
      steps: STEPS.none,
      min: 0,
      decimals: 0,
      queries: [
        {
          expr: causes(chosenJourney, ['objective', 'cause'], '$__range'),
          legend: '{{cause}} ({{objective}})',
          mayBeEmpty: ALL_GOOD,
        },
      ],
    }),
    lines({
      ...third,
      title: 'Bad events by version',
      description:
        'Bad events of all that count, for each version of the service. A new version that lies above the old one is the reason.',
      unit: UNIT.ratio,
      steps: STEPS.failed,
      min: 0,
      queries: [
        {
          expr: badShare([...OBJECTIVE, 'service_version'], chosenJourney),
          legend: `{{service_version}} ${LEGEND}`,
        },
      ],
    }),
  ];
}

function traffic() {
  const third = { width: 8, height: 8, docs: DOCS, min: 0 } as const;
  return [
    lines({
      ...third,
      title: 'Latency',
      description:
        'Half of the events, 95 % and 99 % of them ended within this time; dashed, the longest good duration of each latency objective. The points are events that have a trace.',
      unit: UNIT.seconds,
      steps: STEPS.plain,
      limits: 'threshold',
      queries: [
        ...[0.5, 0.95, 0.99].map((q) => ({
          expr: latency(q, JOURNEY, chosenJourney),
          legend: `p${q * 100} {{service_name}} {{journey}} {{deployment_environment_name}}`,
          exemplars: true,
        })),
        {
          expr: max(OBJECTIVE, chosenJourney('slo_objective_threshold_seconds')),
          legend: `threshold ${LEGEND}`,
        },
      ],
    }),
    lines({
      ...third,
      title: 'Traffic',
      description: 'Events by outcome, as they were classified once.',
      unit: UNIT.eventsPerSecond,
      steps: STEPS.plain,
      stacked: true,
      queries: [
        { expr: sum(['outcome'], rate(chosenJourney('journey_duration_seconds_count'))), legend: '{{outcome}}' },
      ],
    }),
    lines({
      ...third,
      title: 'Excluded events',
      description:
        'Events that count for no objective: what clients did wrong or gave up, and probes. A wave of them can be an outage that looks like the fault of others.',
      unit: UNIT.eventsPerSecond,
      steps: STEPS.plain,
      stacked: true,
      queries: [{ expr: sum(['reason'], rate(chosenJourney('slo_events_excluded_total'))), legend: '{{reason}}' }],
    }),
  ];
}
