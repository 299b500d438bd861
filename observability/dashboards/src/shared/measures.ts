/** What the dashboards measure, so that a number is the same wherever it is read. */
import { chosenDependency, chosenService, max, partOfJudged, quantile, rate, share, sum } from './promql.js';

type Labels = readonly string[];
type Chosen = typeof chosenService;

/** Calls of services to their dependencies; `chosen` says which. */
export class Calls {
  constructor(private readonly chosen: Chosen) {}

  perSecond(by: Labels): string {
    return sum(by, rate(this.chosen('dependency_calls_seconds_count')));
  }

  /** Failed ones among those that somebody waited for. What the caller did wrong is no failure of the dependency. */
  failed(by: Labels): string {
    const calls = (...outcome: string[]) => sum(by, rate(this.chosen('dependency_calls_seconds_count', ...outcome)));
    return share(calls('outcome=~"failure|timeout|rejected|degraded"'), calls('outcome!="cancelled"'));
  }

  /** Of the calls that were made: a refused one takes no time and would hide the slow ones. */
  latency(q: number, by: Labels): string {
    return quantile(q, by, this.chosen('dependency_calls_seconds_bucket', 'outcome!="rejected"'));
  }

  /** 1 where every call is tried once. */
  attempts(by: Labels): string {
    const attempts = sum(by, rate(this.chosen('dependency_attempts_total')));
    const calls = sum(by, rate(this.chosen('dependency_calls_seconds_count', 'outcome!="rejected"')));
    return `${attempts} / (${calls} > 0)`;
  }

  /** Calls that a guard refused: what it only observed went out, and a retry that is not paid for leaves a failure. */
  refused(by: Labels): string {
    return sum(by, rate(this.chosen('dependency_rejections_total', 'mode="enforced"', 'reason!="retry_budget"')));
  }

  rejections(by: Labels): string {
    return sum(by, rate(this.chosen('dependency_rejections_total')));
  }

  /** The worst state that a breaker is in on any instance: 1 closed, 2 half open, 3 open, 0 none of these. */
  breaker(by: Labels): string {
    const state = (name: string) => this.chosen('dependency_breaker_state', `state="${name}"`);
    const numbered = `${state('closed')} or 2 * ${state('half_open')} or 3 * ${state('open')}`;
    return max(by, `sum without (state) (${numbered})`);
  }
}

export const callsOfService = new Calls(chosenService);
export const callsToDependency = new Calls(chosenDependency);

/** Events of the journeys of the chosen service, whatever came of them. */
export const events = (by: Labels): string => sum(by, rate(chosenService('journey_duration_seconds_count')));

/** Requests that nobody waited for any more when their work was to begin. */
export const lateRequests = (by: Labels): string => sum(by, rate(chosenService('journey_rejections_total')));

export const latency = (q: number, by: Labels, chosen: Chosen): string =>
  quantile(q, by, chosen('journey_duration_seconds_bucket'));

const judged = (by: Labels, chosen: Chosen, ...result: string[]): string =>
  sum(by, rate(chosen('slo_events_total', ...result)));

/** Events that count for an objective. Good and bad are there at 0 from the start: no answer means lost instrumentation. */
export const eventsJudged = (by: Labels): string => judged(by, chosenService);

export const badShare = (by: Labels, chosen: Chosen): string =>
  partOfJudged('bad', (result) => judged(by, chosen, result));

export const goodShare = (by: Labels, chosen: Chosen): string =>
  partOfJudged('good', (result) => judged(by, chosen, result));
