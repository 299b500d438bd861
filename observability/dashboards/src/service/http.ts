import { lines } from '../shared/lines.js';
import { STEPS, UNIT } from '../shared/look.js';
import type { Panel } from '../shared/panel.js';
import { chosenService, max, rate, share, sum } from '../shared/promql.js';
import { table } from '../shared/table.js';

const METERS = 'telemetry.md';

/** Requests that the service serves, and those that it makes. */
export function http(): Panel[] {
  const route = ['method', 'uri'];
  const requests = (...matchers: string[]) =>
    sum(route, rate(chosenService('http_server_requests_seconds_count', ...matchers)));
  const spent = sum(route, rate(chosenService('http_server_requests_seconds_sum')));
  return [
    table({
      title: 'Routes',
      description: 'HTTP requests by route, as Spring Boot counts them: probes and the requests of Prometheus too.',
      docs: METERS,
      width: 12,
      height: 8,
      labels: [
        { label: 'method', name: 'Method' },
        { label: 'uri', name: 'Route' },
      ],
      values: [
        { name: 'Requests', query: { expr: requests() }, unit: UNIT.requestsPerSecond },
        {
          name: '5xx',
          query: { expr: share(requests('status=~"5.."'), requests()) },
          unit: UNIT.ratio,
          steps: STEPS.failed,
          decimals: 2,
        },
        { name: 'Mean', query: { expr: `${spent} / (${requests()} > 0)` }, unit: UNIT.seconds },
        {
          name: 'Slowest',
          query: { expr: max(route, chosenService('http_server_requests_seconds_max')) },
          unit: UNIT.seconds,
        },
      ],
      sort: { column: 'Requests', descending: true },
    }),
    lines({
      title: 'Answers by status',
      description: 'What the service answered.',
      docs: METERS,
      unit: UNIT.requestsPerSecond,
      steps: STEPS.plain,
      stacked: true,
      min: 0,
      width: 6,
      height: 8,
      queries: [
        { expr: sum(['status'], rate(chosenService('http_server_requests_seconds_count'))), legend: '{{status}}' },
      ],
    }),
    lines({
      title: 'Answers it got, by status',
      description: 'What others answered to the HTTP clients of the service.',
      docs: METERS,
      unit: UNIT.requestsPerSecond,
      steps: STEPS.plain,
      stacked: true,
      min: 0,
      width: 6,
      height: 8,
      queries: [
        {
          expr: sum(['client_name', 'status'], rate(chosenService('http_client_requests_seconds_count'))),
          legend: '{{client_name}} {{status}}',
          mayBeEmpty: 'no HTTP client of the service has been used yet',
        },
      ],
    }),
  ];
}
