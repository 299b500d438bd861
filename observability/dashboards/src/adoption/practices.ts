import { bars } from '../shared/bars.js';
import { fromRow, PRACTICE_OF_ROW } from '../shared/links.js';
import { lines } from '../shared/lines.js';
import { EXPLAINED, LEVELS, PASSED, STEPS, UNIT } from '../shared/look.js';
import { matrix } from '../shared/matrix.js';
import type { Panel } from '../shared/panel.js';
import { chosenService, count, howMany, PRACTICE, SERVICE, SETTING, sum } from '../shared/promql.js';
import { deviations, deviationsLastWeek, level, levelLastWeek, lost, passed } from '../shared/recorded.js';
import { stat } from '../shared/stat.js';
import { table, type LabelColumn } from '../shared/table.js';

const DOCS = 'slo.md';
const ALERT = 'runbooks/EvenkeelPracticeLost.md';
const NOBODY_DEVIATES = 'no service deviates from its standard';
const NOT_A_WEEK = 'the rules have not run for a week';

const WHO: readonly LabelColumn[] = [
  { label: 'deployment_environment_name', name: 'Environment' },
  { label: 'service_namespace', name: 'Namespace' },
  { label: 'service_name', name: 'Service', link: fromRow('service', { service: 'Service' }) },
];
const WHICH: readonly LabelColumn[] = [
  { label: 'practice', name: 'Practice', link: PRACTICE_OF_ROW },
  { label: 'level', name: 'Of level' },
];

const LEVEL = level(chosenService, SERVICE);
const EACH = passed(chosenService, PRACTICE);
const DEVIATIONS = deviations(chosenService, SETTING);
const LOST = lost(chosenService, PRACTICE);
const NAMES = ['none', 'C', 'B', 'A'] as const;

/** How many services have each level, the lowest first. */
const byLevel = () => NAMES.map((name, number) => ({ expr: howMany(`${LEVEL} == ${number}`, LEVEL), legend: name }));

/** How far the services are. */
export function levels(): Panel[] {
  const small = { width: 6, height: 4, docs: DOCS, unit: UNIT.count } as const;
  const half = { docs: DOCS, unit: UNIT.count, steps: STEPS.plain, min: 0, decimals: 0, height: 8 } as const;
  return [
    stat({
      ...small,
      title: 'Below level C',
      description: 'Services that do not follow every practice of the lowest level.',
      steps: STEPS.none,
      queries: [{ expr: howMany(`${LEVEL} < 1`, LEVEL) }],
    }),
    stat({
      ...small,
      title: 'Lost since last week',
      docs: ALERT,
      description: 'Services that do not follow a practice that they followed a week ago.',
      steps: STEPS.none,
      queries: [{ expr: howMany(count(SERVICE, LOST), LEVEL) }],
    }),
    stat({
      ...small,
      title: 'Deviate',
      description: 'Services with at least one setting that is another than the standard has.',
      steps: STEPS.plain,
      queries: [{ expr: howMany(count(SERVICE, DEVIATIONS), LEVEL) }],
    }),
    stat({
      ...small,
      title: 'Deviate without a reason',
      description: 'Services with a deviation that has no reason, or whose reason has expired.',
      steps: STEPS.none,
      queries: [{ expr: howMany(`${passed(chosenService, SERVICE, 'practice="deviations-explained"')} == 0`, LEVEL) }],
    }),
    bars({
      ...half,
      title: 'Services by level',
      description:
        'A level needs every practice of its own and of those below. What cannot be told does not count as done.',
      width: 8,
      queries: byLevel(),
    }),
    lines({
      ...half,
      title: 'Services by level over time',
      description: 'How the levels of the fleet move. A service counts once, as the level that it had then.',
      width: 16,
      stacked: true,
      queries: byLevel(),
    }),
  ];
}

/** Who follows what. */
export function practices(): Panel[] {
  const ofAll = ['practice', 'level'];
  return [
    matrix({
      title: 'Practices of the services',
      description:
        'A row for each service, a column for each practice: passed, failed, or — where the service has nothing to do with it or cannot tell. The worst instance counts.',
      docs: DOCS,
      unit: UNIT.count,
      steps: STEPS.passed,
      width: 24,
      height: 16,
      query: { expr: EACH },
      columns: 'practice',
      states: PASSED,
    }),
    table({
      title: 'Every service',
      description:
        'The lowest level first. A column is empty where nothing is known: no failed practice, no deviation, no week of history.',
      docs: DOCS,
      width: 24,
      height: 12,
      labels: WHO,
      values: [
        { name: 'Level', query: { expr: LEVEL }, unit: UNIT.count, steps: STEPS.level, states: LEVELS },
        {
          name: 'A week ago',
          query: { expr: levelLastWeek(chosenService, SERVICE), mayBeEmpty: NOT_A_WEEK },
          unit: UNIT.count,
          steps: STEPS.level,
          states: LEVELS,
        },
        { name: 'Passed', query: { expr: sum(SERVICE, EACH) }, unit: UNIT.count },
        {
          name: 'Failed',
          query: { expr: count(SERVICE, `${EACH} == 0`), mayBeEmpty: 'every service follows every practice' },
          unit: UNIT.count,
          steps: STEPS.none,
        },
        {
          name: 'Deviations',
          query: { expr: count(SERVICE, DEVIATIONS), mayBeEmpty: NOBODY_DEVIATES },
          unit: UNIT.count,
        },
      ],
      sort: { column: 'Level', descending: false },
    }),
    table({
      title: 'Every practice',
      description: 'How many services follow it, and how many do not: where help for all of them is worth most.',
      docs: DOCS,
      width: 12,
      height: 12,
      labels: WHICH,
      values: [
        { name: 'Services', query: { expr: count(ofAll, EACH) }, unit: UNIT.count },
        { name: 'Passed', query: { expr: sum(ofAll, EACH) }, unit: UNIT.count },
        {
          name: 'Failed',
          query: { expr: count(ofAll, `${EACH} == 0`), mayBeEmpty: 'every service follows every practice' },
          unit: UNIT.count,
          steps: STEPS.none,
        },
      ],
      sort: { column: 'Failed', descending: true },
    }),
    table({
      title: 'Lost since last week',
      docs: ALERT,
      description: 'Practices that a service followed seven days ago, and does not now.',
      width: 12,
      height: 12,
      labels: [...WHO, ...WHICH],
      values: [{ name: 'Lost', query: { expr: LOST, mayBeEmpty: 'no service has lost a practice' }, unit: UNIT.count }],
      sort: { column: 'Service', descending: false },
    }),
  ];
}

/** Who has other settings than the standard, and where. */
export function whoDeviates(): Panel[] {
  const explained = passed(chosenService, SERVICE, 'practice="deviations-explained"');
  return [
    matrix({
      title: 'Deviations of the services',
      description:
        'A row for each service that deviates, a column for each setting; the number is that of its instances.',
      docs: DOCS,
      unit: UNIT.count,
      steps: STEPS.plain,
      width: 12,
      height: 12,
      query: { expr: DEVIATIONS, mayBeEmpty: NOBODY_DEVIATES },
      columns: 'setting',
    }),
    table({
      title: 'Every deviation',
      description:
        'Explained says whether every deviation of the service has a reason that has not expired. Which one has none is at /actuator/reliability.',
      docs: DOCS,
      width: 12,
      height: 12,
      labels: [...WHO, { label: 'setting', name: 'Setting' }],
      values: [
        { name: 'Instances', query: { expr: DEVIATIONS, mayBeEmpty: NOBODY_DEVIATES }, unit: UNIT.count },
        {
          name: 'Explained',
          query: {
            expr: `${DEVIATIONS} * 0 + on (${SERVICE.join(', ')}) group_left () ${explained}`,
            mayBeEmpty: NOBODY_DEVIATES,
          },
          unit: UNIT.count,
          steps: STEPS.passed,
          states: EXPLAINED,
        },
        {
          name: 'A week ago',
          query: { expr: deviationsLastWeek(chosenService, SETTING), mayBeEmpty: NOT_A_WEEK },
          unit: UNIT.count,
        },
      ],
      sort: { column: 'Service', descending: false },
    }),
  ];
}
