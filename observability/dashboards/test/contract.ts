import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { read } from './promql.js';

/** Every series that a dashboard may query, with the labels that it has. */
export type Contract = ReadonlyMap<string, ReadonlySet<string>>;

const IDENTITY = ['service_name', 'service_namespace', 'service_version', 'deployment_environment_name'];
const TARGET = ['job', 'instance'];

const REPOSITORY = new URL('../../../../', import.meta.url);

/** Series of Spring Boot and of the JVM that are there whoever made the service. */
const WELL_KNOWN: Readonly<Record<string, readonly string[]>> = {
  http_server_requests_seconds_count: ['method', 'uri', 'status', 'outcome', 'exception', 'error'],
  http_server_requests_seconds_sum: ['method', 'uri', 'status', 'outcome', 'exception', 'error'],
  http_server_requests_seconds_max: ['method', 'uri', 'status', 'outcome', 'exception', 'error'],
  http_client_requests_seconds_count: ['client_name', 'method', 'uri', 'status', 'outcome', 'exception', 'error'],
  http_client_requests_seconds_sum: ['client_name', 'method', 'uri', 'status', 'outcome', 'exception', 'error'],
  jvm_memory_used_bytes: ['area', 'id'],
  jvm_memory_max_bytes: ['area', 'id'],
  jvm_gc_pause_seconds_count: ['action', 'cause', 'gc'],
  jvm_gc_pause_seconds_sum: ['action', 'cause', 'gc'],
  jvm_gc_pause_seconds_max: ['action', 'cause', 'gc'],
  jvm_threads_live_threads: [],
  process_cpu_usage: [],
  process_start_time_seconds: [],
  hikaricp_connections: ['pool'],
  hikaricp_connections_active: ['pool'],
  hikaricp_connections_max: ['pool'],
  hikaricp_connections_pending: ['pool'],
};

/** What the tables of docs/telemetry.md promise, under the names that Prometheus gives it. */
export function documented(markdown: string): Contract {
  const series = new Map<string, Set<string>>();
  for (const line of markdown.split('\n')) {
    const row = /^\| `([a-z.]+)` \| (counter|gauge|timer) \| ([^|]*)\|/.exec(line);
    if (row === null) {
      continue;
    }
    const [, meter = '', kind = '', cells = ''] = row;
    const labels = [...cells.matchAll(/`([a-z_]+)`/g)].map((cell) => cell[1] ?? '');
    for (const [name, more] of seriesOf(meter.replaceAll('.', '_'), kind)) {
      series.set(name, new Set([...labels, ...more, ...IDENTITY, ...TARGET]));
    }
  }
  return series;
}

function seriesOf(name: string, kind: string): [string, string[]][] {
  switch (kind) {
    case 'counter':
      return [[`${name}_total`, []]];
    case 'timer':
      return [
        [`${name}_seconds_bucket`, ['le']],
        [`${name}_seconds_count`, []],
        [`${name}_seconds_sum`, []],
        [`${name}_seconds_max`, []],
      ];
    default:
      return [[name, []]];
  }
}

function text(path: string): string {
  return readFileSync(new URL(path, REPOSITORY), 'utf8');
}

/** What services emit. */
export function emitted(): Contract {
  const series = new Map(documented(text('docs/telemetry.md')));
  for (const [name, labels] of Object.entries(WELL_KNOWN)) {
    series.set(name, new Set([...labels, ...IDENTITY, ...TARGET]));
  }
  return series.set('up', new Set(TARGET));
}

interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

interface RuleFile {
  readonly groups: readonly { readonly rules: readonly Rule[] }[];
}

function rules(): Rule[] {
  return ['evenkeel.links.rules.yaml', 'evenkeel.rules.yaml']
    .map((file) => parse(text(`observability/rules/${file}`)) as RuleFile)
    .flatMap((file) => file.groups.flatMap((group) => group.rules));
}

/** What services emit, what the rules make of it, and the alerts. */
export function contract(): Contract {
  const series = new Map(emitted());
  const alerts = new Set(['alertname', 'alertstate']);
  for (const rule of rules()) {
    const labels = [...read(rule.expr, series).labels, ...Object.keys(rule.labels ?? {})];
    if (rule.record !== undefined) {
      series.set(rule.record, new Set(labels));
    } else {
      labels.forEach((label) => alerts.add(label));
    }
  }
  return series.set('ALERTS', alerts);
}

export function alertNames(): string[] {
  return rules().flatMap((rule) => rule.alert ?? []);
}
