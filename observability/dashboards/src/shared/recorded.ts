/** Series that the rules in observability/rules record. The tests compare the names and labels with that file. */
import { max, min, OBJECTIVE, partOfJudged, sum, type chosenService } from './promql.js';

type Chosen = typeof chosenService;
type Labels = readonly string[];

/** The windows of the alerts, short to long. */
export const BURN_WINDOWS = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'] as const;
export type BurnWindow = (typeof BURN_WINDOWS)[number];

/** How many times as fast as allowed. There is none where nothing happened in the window. */
export const burn = (window: BurnWindow, chosen: Chosen, by: Labels = OBJECTIVE): string =>
  max(by, chosen(`evenkeel:burn_rate:${window}`));

/** The part of the error budget of 30 days that is left; below 0 where more was spent than there was. Objectives with another
 * window have none. */
export const budgetLeft = (chosen: Chosen, by: Labels = OBJECTIVE): string =>
  min(by, chosen('evenkeel:budget_left:ratio30d'));

/** The target; the strictest, while a new one is rolled out. */
export const target = (chosen: Chosen, by: Labels = OBJECTIVE): string => max(by, chosen('evenkeel:objective:ratio'));

/** Only for objectives that are still there: what was counted outlives the service that declared them. */
const declared = (expr: string, chosen: Chosen): string => `${expr} and ${target(chosen)}`;

const events = (window: string, chosen: Chosen, ...result: string[]): string =>
  sum(OBJECTIVE, chosen(`evenkeel:slo_events:increase${window}`, ...result));

/** Bad events of the window. */
export const counted = (window: '1h' | '30d', chosen: Chosen): string =>
  declared(events(window, chosen, 'result="bad"'), chosen);

/** The part of the events of 30 days that was good. */
export const sli = (chosen: Chosen): string =>
  declared(
    partOfJudged('good', (result) => events('30d', chosen, result)),
    chosen,
  );

/** Seconds until the budget is spent at the pace of the last hour. There are none where nothing bad happened in that hour. */
export const exhaustion = (chosen: Chosen, by: Labels = OBJECTIVE): string =>
  min(by, chosen('evenkeel:budget_exhaustion:seconds'));

/** Bad events by cause, counted exactly, the first ones of a new cause too. */
export const causes = (chosen: Chosen, by: Labels, window: string): string =>
  sum(by, `sum_over_time(${chosen('evenkeel:slo_bad_events:tile5m')}[${window}])`);

/** 1 where a service follows a practice, on every instance that can tell; 0 where it does not. */
export const passed = (chosen: Chosen, by: Labels, ...which: string[]): string =>
  min(by, chosen('evenkeel:practice:passed', ...which));

/** 3: level A, 2: B, 1: C, 0: none. */
export const level = (chosen: Chosen, by: Labels): string => min(by, chosen('evenkeel:service:level'));

/** The same a week ago. */
export const levelLastWeek = (chosen: Chosen, by: Labels): string =>
  min(by, lastWeek(chosen('evenkeel:service:level')));

/** How many instances have a setting that is another than the standard's. */
export const deviations = (chosen: Chosen, by: Labels): string => sum(by, chosen('evenkeel:deviation:instances'));

/** The same a week ago. */
export const deviationsLastWeek = (chosen: Chosen, by: Labels): string =>
  sum(by, lastWeek(chosen('evenkeel:deviation:instances')));

/** 1 for each practice that passed a week ago and fails now. */
export const lost = (chosen: Chosen, by: Labels): string => max(by, chosen('evenkeel:practice:lost'));

const lastWeek = (series: string): string => `last_over_time(${series}[1h] offset 1w)`;

/** When a service last reported, for a day after it no longer does; in Unix seconds. */
export const lastSeen = (chosen: Chosen, by: Labels): string =>
  max(by, `last_over_time(${chosen('evenkeel:target:seen_seconds')}[1d])`);
