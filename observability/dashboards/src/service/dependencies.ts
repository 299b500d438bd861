import { fromLine } from '../shared/links.js';
import { lines } from '../shared/lines.js';
import { BREAKER_STATES, STEPS, UNIT } from '../shared/look.js';
import { callsOfService as calls, lateRequests } from '../shared/measures.js';
import type { Panel } from '../shared/panel.js';
import { DEPENDENCY } from '../shared/promql.js';
import { timeline } from '../shared/timeline.js';

const METERS = 'telemetry.md';
const TO_DEPENDENCY = fromLine('dependency', { service: 'service_name', dependency: 'dependency' });

/** What the service depends on. */
export function dependencies(): Panel[] {
  const third = { width: 8, height: 8, docs: METERS, min: 0 } as const;
  return [
    lines({
      ...third,
      title: 'Calls',
      description: 'Calls to each dependency, refused ones too.',
      unit: UNIT.callsPerSecond,
      steps: STEPS.plain,
      stacked: true,
      queries: [{ expr: calls.perSecond(DEPENDENCY), legend: '{{dependency}} {{deployment_environment_name}}' }],
      links: [TO_DEPENDENCY],
    }),
    lines({
      ...third,
      title: 'Failed calls',
      description:
        'Calls that failed, timed out or were refused, of all calls but those that were given up. A gap means that nothing was called.',
      unit: UNIT.ratio,
      steps: STEPS.failed,
      max: 1,
      queries: [{ expr: calls.failed(DEPENDENCY), legend: '{{dependency}} {{deployment_environment_name}}' }],
      links: [TO_DEPENDENCY],
    }),
    lines({
      ...third,
      title: 'p99 of calls',
      description: '99 % of the calls that were made ended within this time. The points are calls that have a trace.',
      unit: UNIT.seconds,
      steps: STEPS.plain,
      queries: [
        {
          expr: calls.latency(0.99, DEPENDENCY),
          legend: '{{dependency}} {{deployment_environment_name}}',
          exemplars: true,
        },
      ],
      links: [TO_DEPENDENCY],
    }),
    timeline({
      title: 'Breakers',
      docs: 'runbooks/EvenkeelBreakerOpen.md',
      description: 'The worst state of the breaker of each dependency on any instance.',
      unit: UNIT.count,
      steps: STEPS.breaker,
      states: BREAKER_STATES,
      width: 12,
      height: 7,
      queries: [{ expr: calls.breaker(DEPENDENCY), legend: '{{dependency}} {{deployment_environment_name}}' }],
    }),
    lines({
      title: 'Refused calls and requests',
      description:
        'Calls that a guard refused (enforced) or would have refused (observed), and requests that nobody waited for any more.',
      docs: METERS,
      unit: UNIT.callsPerSecond,
      steps: STEPS.plain,
      stacked: true,
      min: 0,
      width: 12,
      height: 7,
      queries: [
        { expr: calls.rejections(['dependency', 'reason', 'mode']), legend: '{{dependency}} {{reason}} {{mode}}' },
        { expr: lateRequests(['journey', 'reason', 'mode']), legend: 'requests of {{journey}} {{reason}} {{mode}}' },
      ],
    }),
  ];
}
