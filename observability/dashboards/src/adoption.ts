import { levels, practices, whoDeviates } from './adoption/practices.js';
import { bars } from './shared/bars.js';
import { board } from './shared/board.js';
import { fromRow } from './shared/links.js';
import { lines } from './shared/lines.js';
import { STEPS, UNIT } from './shared/look.js';
import { chosenService, count, howMany, increase, SERVICE, sum } from './shared/promql.js';
import { stat } from './shared/stat.js';
import { table, type LabelColumn } from './shared/table.js';
import { services } from './shared/variables.js';

const DOCS = 'telemetry.md';
const INFO = chosenService('reliability_info');

const WHO: readonly LabelColumn[] = [
  { label: 'deployment_environment_name', name: 'Environment' },
  { label: 'service_namespace', name: 'Namespace' },
  { label: 'service_name', name: 'Service', link: fromRow('service', { service: 'Service' }) },
];

/** Services, not instances: a service with forty pods counts as much as one with two. */
const servicesBy = (...labels: string[]) => count(labels, count([...labels, ...SERVICE], INFO));
const different = (label: string) => count([], count([label], INFO));

export const adoptionBoard = board({
  name: 'adoption',
  title: 'Evenkeel / Adoption',
  description:
    'Who runs which version of the SDK, which standard and mode, on which framework and Java; who follows which practice, and who deviates where.',
  docs: DOCS,
  from: 'now-7d',
  refresh: '5m',
  variables: [services],
  rows: [
    { title: 'Now', panels: now() },
    { title: 'Services by what they run', panels: distribution() },
    { title: 'Over time', panels: overTime() },
    { title: 'Levels', panels: levels() },
    { title: 'Practices', panels: practices() },
    { title: 'Deviations from the standard', panels: whoDeviates() },
    { title: 'Every service', panels: every() },
    { title: 'Worth a look', panels: worthALook() },
  ],
});

function now() {
  const small = { width: 4, height: 4, docs: DOCS, unit: UNIT.count } as const;
  return [
    stat({
      ...small,
      title: 'Services',
      description: 'Services that report reliability_info now.',
      steps: STEPS.plain,
      queries: [{ expr: servicesBy() }],
    }),
    stat({
      ...small,
      title: 'Instances',
      description: 'Processes that report reliability_info now.',
      steps: STEPS.plain,
      queries: [{ expr: count([], INFO) }],
    }),
    stat({
      ...small,
      title: 'SDK versions',
      description:
        'Different versions of the SDK that run now. 1 is the aim; more is normal while a version is rolled out.',
      steps: STEPS.same,
      queries: [{ expr: different('sdk_version') }],
    }),
    stat({
      ...small,
      title: 'Standards',
      description: 'Different values of the standard that run now, told apart by their digest.',
      steps: STEPS.same,
      queries: [{ expr: different('standard_digest') }],
    }),
    stat({
      ...small,
      title: 'Not enforcing',
      description: 'Services of which at least one instance observes only, or has its guards off.',
      steps: STEPS.none,
      queries: [{ expr: howMany(count(SERVICE, chosenService('reliability_info', 'mode!="enforce"')), INFO) }],
    }),
    stat({
      ...small,
      title: 'SDK faults in 24 h',
      docs: 'runbooks/EvenkeelSdkFaults.md',
      description: 'Faults of the SDK itself that were kept away from the applications. Each one is a bug to report.',
      steps: STEPS.noneAtAll,
      decimals: 0,
      queries: [{ expr: sum([], increase(chosenService('reliability_sdk_faults_total'), '24h')) }],
    }),
  ];
}

function distribution() {
  const shown = [
    ['SDK', 'sdk_version', 'The version of the SDK.'],
    ['Standard', 'standard', "The version of the platform's standard."],
    ['Mode', 'mode', 'How far the guards go: enforce, observe or off.'],
    ['Framework', 'framework', 'The framework that the SDK runs in.'],
    ['Java', 'java', 'The feature version of Java.'],
    ['Contract', 'contract', 'The version of the telemetry contract: which names and labels are emitted.'],
  ] as const;
  return shown.map(([title, label, description]) =>
    bars({
      title,
      description: `Services, not instances, by ${label}. ${description} A service that runs two at once counts for both.`,
      unit: UNIT.count,
      steps: STEPS.plain,
      min: 0,
      decimals: 0,
      width: 4,
      height: 7,
      docs: DOCS,
      queries: [{ expr: servicesBy(label), legend: `{{${label}}}` }],
    }),
  );
}

function overTime() {
  const half = {
    width: 12,
    height: 8,
    docs: DOCS,
    unit: UNIT.count,
    steps: STEPS.plain,
    stacked: true,
    min: 0,
    decimals: 0,
  } as const;
  return [
    lines({
      ...half,
      title: 'Services by SDK version',
      description: 'How a version spreads. A line that stays flat is a version that somebody does not leave.',
      queries: [{ expr: servicesBy('sdk_version'), legend: '{{sdk_version}}' }],
    }),
    lines({
      ...half,
      title: 'Services by standard',
      description: 'How a standard spreads. Two digests of one version mean that it was built twice.',
      queries: [{ expr: servicesBy('standard', 'standard_digest'), legend: '{{standard}} {{standard_digest}}' }],
    }),
  ];
}

function every() {
  const what = [
    'service_version',
    'sdk_version',
    'standard',
    'standard_digest',
    'contract',
    'mode',
    'framework',
    'java',
  ];
  const names = ['Version', 'SDK', 'Standard', 'Digest', 'Contract', 'Mode', 'Framework', 'Java'];
  return [
    table({
      title: 'Who runs what',
      description:
        'One row for each combination that a service runs now. Two rows of one service: a rollout, or one that got stuck.',
      docs: DOCS,
      width: 24,
      height: 12,
      labels: [...WHO, ...what.map((label, index) => ({ label, name: names[index] ?? label }))],
      values: [{ name: 'Instances', query: { expr: count([...SERVICE, ...what], INFO) }, unit: UNIT.count }],
      sort: { column: 'SDK', descending: false },
    }),
  ];
}

function worthALook() {
  const third = { docs: DOCS, width: 8, height: 8 } as const;
  return [
    table({
      ...third,
      title: 'More than one SDK version',
      description:
        'Services whose instances run different versions of the SDK. Normal during a rollout, and only then.',
      labels: WHO,
      values: [
        {
          name: 'Versions',
          query: {
            expr: `${count(SERVICE, count([...SERVICE, 'sdk_version'], INFO))} > 1`,
            mayBeEmpty: 'every service runs one version',
          },
          unit: UNIT.count,
          steps: STEPS.same,
        },
      ],
      sort: { column: 'Versions', descending: true },
    }),
    table({
      ...third,
      title: 'Not enforcing',
      description:
        'Instances whose guards refuse nothing. Observe is meant for the first days; off is the emergency exit.',
      labels: [...WHO, { label: 'mode', name: 'Mode' }],
      values: [
        {
          name: 'Instances',
          query: {
            expr: count([...SERVICE, 'mode'], chosenService('reliability_info', 'mode!="enforce"')),
            mayBeEmpty: 'every service enforces',
          },
          unit: UNIT.count,
          steps: STEPS.none,
        },
      ],
      sort: { column: 'Service', descending: false },
    }),
    table({
      ...third,
      title: 'SDK faults in 24 h',
      docs: 'runbooks/EvenkeelSdkFaults.md',
      description:
        'Where the SDK itself failed. The application did not notice, but something was not measured or not guarded.',
      labels: [...WHO, { label: 'component', name: 'Component' }],
      values: [
        {
          name: 'Faults',
          query: {
            expr: `${sum([...SERVICE, 'component'], increase(chosenService('reliability_sdk_faults_total'), '24h'))} > 0`,
            mayBeEmpty: 'the SDK has had no fault',
          },
          unit: UNIT.count,
          steps: STEPS.noneAtAll,
          decimals: 0,
        },
      ],
      sort: { column: 'Faults', descending: true },
    }),
  ];
}
