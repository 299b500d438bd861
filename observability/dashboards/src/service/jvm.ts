import { lines } from '../shared/lines.js';
import { STEPS, UNIT } from '../shared/look.js';
import type { Panel } from '../shared/panel.js';
import { chosenInstance, max, rate, sum } from '../shared/promql.js';

const METERS = 'telemetry.md';

/** Why a query about connections may find nothing. */
export const NO_POOL = 'the service has no JDBC pool of Hikari';

/** The room that each process has. */
export function jvm(): Panel[] {
  const third = { width: 8, height: 8, docs: METERS, min: 0 } as const;
  const instance = ['instance'];
  const pools = ['instance', 'pool'];
  return [
    lines({
      ...third,
      title: 'Processors',
      description: 'The part of the processors of its machine, or of its container, that each process used.',
      unit: UNIT.ratio,
      steps: STEPS.full,
      max: 1,
      queries: [{ expr: max(instance, chosenInstance('process_cpu_usage')), legend: '{{instance}}' }],
    }),
    lines({
      ...third,
      title: 'Heap',
      description:
        'Heap in use, and the most that it may grow to. Near the limit the garbage collector takes the time.',
      unit: UNIT.bytes,
      steps: STEPS.plain,
      limits: 'limit',
      queries: [
        { expr: sum(instance, chosenInstance('jvm_memory_used_bytes', 'area="heap"')), legend: '{{instance}}' },
        {
          expr: sum(instance, `${chosenInstance('jvm_memory_max_bytes', 'area="heap"')} > 0`),
          legend: 'limit {{instance}}',
        },
      ],
    }),
    lines({
      ...third,
      title: 'Garbage collection',
      description: 'The part of the time that the process stood still for the garbage collector.',
      unit: UNIT.ratio,
      steps: STEPS.paused,
      queries: [
        {
          expr: sum(instance, rate(chosenInstance('jvm_gc_pause_seconds_sum'))),
          legend: '{{instance}}',
          mayBeEmpty: 'no garbage has been collected yet',
        },
      ],
    }),
    lines({
      ...third,
      title: 'Threads',
      description: 'Platform threads that live. A line that only rises is a leak.',
      unit: UNIT.count,
      steps: STEPS.plain,
      queries: [{ expr: max(instance, chosenInstance('jvm_threads_live_threads')), legend: '{{instance}}' }],
    }),
    lines({
      ...third,
      title: 'Database connections',
      description: 'Connections in use, threads that wait for one, and the size of the pool.',
      unit: UNIT.count,
      steps: STEPS.plain,
      limits: 'limit',
      queries: [
        {
          expr: sum(pools, chosenInstance('hikaricp_connections_active')),
          legend: 'in use {{pool}} {{instance}}',
          mayBeEmpty: NO_POOL,
        },
        {
          expr: sum(pools, chosenInstance('hikaricp_connections_pending')),
          legend: 'waiting {{pool}} {{instance}}',
          mayBeEmpty: NO_POOL,
        },
        {
          expr: sum(pools, chosenInstance('hikaricp_connections_max')),
          legend: 'limit {{pool}} {{instance}}',
          mayBeEmpty: NO_POOL,
        },
      ],
    }),
    lines({
      ...third,
      title: 'Time since start',
      description: 'How long each process has been running. Where a line falls to 0, the process was restarted.',
      unit: UNIT.seconds,
      steps: STEPS.plain,
      queries: [
        {
          expr: `time() - ${max([...instance, 'service_version'], chosenInstance('process_start_time_seconds'))}`,
          legend: '{{instance}} {{service_version}}',
        },
      ],
    }),
  ];
}
