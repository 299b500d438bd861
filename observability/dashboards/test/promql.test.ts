import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertNames, contract, documented } from './contract.js';
import { read } from './promql.js';

const CONTRACT = new Map([
  ['hits_total', new Set(['job', 'instance', 'code'])],
  ['wait_seconds_bucket', new Set(['job', 'instance', 'le'])],
]);

const faults = (expr: string): readonly string[] => read(expr, CONTRACT).faults;
const labels = (expr: string): string[] => [...read(expr, CONTRACT).labels].sort();

test('a right expression has no fault', () => {
  for (const expr of [
    'sum by (job) (rate(hits_total{code=~"5.."}[5m])) / sum by (job) (rate(hits_total[5m]))',
    'histogram_quantile(0.99, sum by (le, job) (rate(wait_seconds_bucket[5m])))',
    'count(hits_total > 1) or count(hits_total) * 0',
    'time() - max by (job) (hits_total)',
    'topk(10, max by (job) (hits_total))',
  ]) {
    assert.deepEqual(faults(expr), [], expr);
  }
});

test('what does not parse is a fault', () => {
  assert.equal(faults('sum by (job (hits_total)').length > 0, true);
  assert.equal(faults('rate(hits_total[$__rate_interval])').length > 0, true);
});

test('a series that is not in the contract is a fault', () => {
  assert.deepEqual(faults('sum(misses_total)'), ['not in the contract: misses_total']);
});

test('a label that a series does not have is a fault', () => {
  assert.deepEqual(faults('hits_total{status="500"}'), ['no label status: hits_total']);
  assert.deepEqual(faults('sum by (status) (hits_total)'), ['no label status: sum by (status) (hits_total)']);
});

test('a label that an aggregation took away is a fault', () => {
  const expr = 'sum by (code) (sum by (job) (hits_total))';
  assert.deepEqual(faults(expr), [`no label code: ${expr}`]);
});

test('two sides that never match are a fault', () => {
  const expr = 'sum by (job) (hits_total) / sum by (job, code) (hits_total)';
  assert.deepEqual(faults(expr), [`the sides have different labels: ${expr}`]);
});

test('a quantile without its buckets is a fault', () => {
  const expr = 'histogram_quantile(0.99, sum by (job) (rate(wait_seconds_bucket[5m])))';
  assert.deepEqual(faults(expr), [`no label le: ${expr}`]);
});

test('the labels of an answer follow the operators', () => {
  assert.deepEqual(labels('sum(hits_total)'), []);
  assert.deepEqual(labels('sum without (code) (hits_total)'), ['instance', 'job']);
  assert.deepEqual(labels('hits_total / ignoring (code) sum without (code) (hits_total)'), ['instance', 'job']);
  assert.deepEqual(labels('sum by (job) (hits_total) * on (job) group_right () hits_total'), [
    'code',
    'instance',
    'job',
  ]);
  assert.deepEqual(labels('sum by (job) (hits_total) and on (job) hits_total'), ['job']);
  assert.deepEqual(labels('label_replace(sum by (job) (hits_total), "long", "1h", "", "")'), ['job', 'long']);
});

test('the tables of the documentation are read', () => {
  const row = '| `dependency.calls` | timer | `dependency` `outcome` | seconds | calls |';
  const series = documented(row);
  assert.deepEqual(
    [...series.keys()],
    [
      'dependency_calls_seconds_bucket',
      'dependency_calls_seconds_count',
      'dependency_calls_seconds_sum',
      'dependency_calls_seconds_max',
    ],
  );
  assert.ok(series.get('dependency_calls_seconds_count')?.has('outcome'));
  assert.ok(contract().has('slo_bad_events_total'));
});

test('the rules are read', () => {
  const burn = contract().get('evenkeel:burn_rate:1h') ?? new Set();
  assert.deepEqual([...burn].sort(), [
    'deployment_environment_name',
    'journey',
    'objective',
    'service_name',
    'service_namespace',
    'tier',
  ]);
  assert.ok(alertNames().includes('EvenkeelBudgetBurnFast'));
});
