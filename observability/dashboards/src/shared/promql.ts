/** Small pieces of PromQL, so that every dashboard groups and selects in the same way. */

/** Who a service is. Two services of the same name in two namespaces, or environments, are two services. */
export const SERVICE = ['deployment_environment_name', 'service_namespace', 'service_name'] as const;
export const OBJECTIVE = [...SERVICE, 'journey', 'objective'] as const;
export const JOURNEY = [...SERVICE, 'journey'] as const;
export const DEPENDENCY = [...SERVICE, 'dependency'] as const;

export const PRACTICE = [...SERVICE, 'practice', 'level'] as const;
export const SETTING = [...SERVICE, 'setting'] as const;

/** What the variables of the dashboard select. */
const CHOSEN_PLACE = 'deployment_environment_name=~"$environment", service_namespace=~"$namespace"';
const CHOSEN_SERVICE = `${CHOSEN_PLACE}, service_name=~"$service"`;

export const chosenPlace = selector(CHOSEN_PLACE);
export const chosenService = selector(CHOSEN_SERVICE);
export const chosenJourney = selector(CHOSEN_SERVICE, 'journey=~"$journey"');
export const chosenDependency = selector(CHOSEN_SERVICE, 'dependency=~"$dependency"');
export const chosenInstance = selector(CHOSEN_SERVICE, 'instance=~"$instance"');

/** For counters that people look at; Grafana makes it four scrapes long at least. */
export const RATE_WINDOW = '$__rate_interval';

type Labels = readonly string[];
type Selector = (series: string, ...more: string[]) => string;

function selector(...fixed: string[]): Selector {
  return (series, ...more) => `${series}{${[...fixed, ...more].join(', ')}}`;
}

type Aggregation = 'sum' | 'min' | 'max' | 'count';

export function aggregate(operator: Aggregation, by: Labels, of: string): string {
  return by.length === 0 ? `${operator}(${of})` : `${operator} by (${by.join(', ')}) (${of})`;
}

export const sum = (by: Labels, of: string): string => aggregate('sum', by, of);
export const min = (by: Labels, of: string): string => aggregate('min', by, of);
export const max = (by: Labels, of: string): string => aggregate('max', by, of);
export const count = (by: Labels, of: string): string => aggregate('count', by, of);

export const rate = (series: string, window: string = RATE_WINDOW): string => `rate(${series}[${window}])`;
export const increase = (series: string, window: string): string => `increase(${series}[${window}])`;

/**
 * A part of a whole that is there. A counter with the labels of the part may not have been made yet; where the whole is
 * there, that is a true 0. Where the whole is missing, or 0, the result is missing too: Grafana shows NaN as if it were a value.
 */
export const share = (part: string, whole: string): string => `(${part} or ${whole} * 0) / (${whole} > 0)`;

export const quantile = (q: number, by: Labels, buckets: string): string =>
  `histogram_quantile(${q}, ${sum(['le', ...by], rate(buckets))})`;

/** How many there are in which something holds: 0 where there are some and it holds in none, nothing where there are none. */
export const howMany = (holds: string, ofAll: string): string => `${count([], holds)} or ${count([], ofAll)} * 0`;

/**
 * The good, or the bad, part of judged events. It names both results: where one of the series is missing, which is a fault of
 * the service, there is no answer, and not one that looks as if the objective were met. Where nothing happened neither.
 */
export function partOfJudged(result: 'good' | 'bad', counted: (matcher: string) => string): string {
  const [good, bad] = [counted('result="good"'), counted('result="bad"')];
  return `${result === 'good' ? good : bad} / (${good} + ${bad} > 0)`;
}
