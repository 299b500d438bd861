import * as dashboard from '@grafana/grafana-foundation-sdk/dashboard';

/** Units of Grafana, and one of our own. */
export const UNIT = {
  ratio: 'percentunit',
  seconds: 's',
  date: 'dateTimeFromNow',
  bytes: 'bytes',
  count: 'short',
  eventsPerSecond: 'eps',
  callsPerSecond: 'ops',
  requestsPerSecond: 'reqps',
  /** How many times as fast as the objective allows. */
  burn: 'suffix:x',
} as const;

export type Unit = (typeof UNIT)[keyof typeof UNIT];

/** Steps of a threshold: the first colour is for everything below the first value. */
export interface Steps {
  readonly below: string;
  readonly from: readonly (readonly [number, string])[];
}

export const STEPS = {
  /** The part of the budget that is left. */
  budget: {
    below: 'red',
    from: [
      [0.000001, 'orange'],
      [0.25, 'yellow'],
      [0.5, 'green'],
    ],
  },
  /** The factors of the alerts: 1 and 3 make a ticket, 6 and 14.4 a page. */
  burn: {
    below: 'green',
    from: [
      [1, 'yellow'],
      [3, 'orange'],
      [6, 'semi-dark-orange'],
      [14.4, 'red'],
    ],
  },
  /** For the eye only: what is too much, the objective says. */
  failed: {
    below: 'green',
    from: [
      [0.01, 'yellow'],
      [0.05, 'red'],
    ],
  },
  /** How full something is that must not be full. */
  full: {
    below: 'green',
    from: [
      [0.7, 'yellow'],
      [0.9, 'red'],
    ],
  },
  /** What is to be 0. */
  none: { below: 'green', from: [[0.000001, 'orange']] },
  noneAtAll: { below: 'green', from: [[0.000001, 'red']] },
  /** What is to be one and the same everywhere. */
  same: { below: 'green', from: [[2, 'yellow']] },
  /** Seconds until the budget is spent: a day is a page, three days a ticket. */
  exhaustion: {
    below: 'red',
    from: [
      [86_400, 'orange'],
      [259_200, 'yellow'],
      [2_592_000, 'green'],
    ],
  },
  /** The part of the time in which a process stands still. */
  paused: {
    below: 'green',
    from: [
      [0.05, 'yellow'],
      [0.1, 'red'],
    ],
  },
  /** See BREAKER_STATES. */
  breaker: {
    below: 'text',
    from: [
      [1, 'green'],
      [2, 'yellow'],
      [3, 'red'],
    ],
  },
  /** Attempts of one call. */
  attempts: {
    below: 'green',
    from: [
      [1.1, 'yellow'],
      [1.5, 'red'],
    ],
  },
  /** See LEVELS. */
  level: {
    below: 'red',
    from: [
      [1, 'orange'],
      [2, 'yellow'],
      [3, 'green'],
    ],
  },
  /** What is to be followed: see PASSED. */
  passed: { below: 'red', from: [[1, 'green']] },
  /** No state: a plain colour. */
  plain: { below: 'blue', from: [] },
} as const satisfies Record<string, Steps>;

export function thresholds(steps: Steps): { build: () => dashboard.ThresholdsConfig } {
  return { build: () => thresholdsConfig(steps) };
}

export function thresholdsConfig(steps: Steps): dashboard.ThresholdsConfig {
  return {
    mode: dashboard.ThresholdsMode.Absolute,
    steps: [{ value: null, color: steps.below }, ...steps.from.map(([value, color]) => ({ value, color }))],
  };
}

/** What stands where there is nothing. It is never 0, and never green. */
export const NO_DATA = 'no data';

/** 0 of 0: nothing happened, which is neither met nor missed. */
export const NOTHING_HAPPENED: dashboard.SpecialValueMap = {
  type: dashboard.MappingType.SpecialValue,
  options: { match: dashboard.SpecialValueMatch.NotANumber, result: { text: 'no events', color: 'text', index: 0 } },
};

/** Levels of a service, as the rules number them. */
export const LEVELS: dashboard.ValueMap = {
  type: dashboard.MappingType.ValueToText,
  options: {
    '0': { text: 'none', color: 'red', index: 0 },
    '1': { text: 'C', color: 'orange', index: 1 },
    '2': { text: 'B', color: 'yellow', index: 2 },
    '3': { text: 'A', color: 'green', index: 3 },
  },
};

/** Whether a practice is followed. */
export const PASSED: dashboard.ValueMap = {
  type: dashboard.MappingType.ValueToText,
  options: {
    '0': { text: 'failed', color: 'red', index: 0 },
    '1': { text: 'passed', color: 'green', index: 1 },
  },
};

/** Whether there is a reason. */
export const EXPLAINED: dashboard.ValueMap = {
  type: dashboard.MappingType.ValueToText,
  options: {
    '0': { text: 'no', color: 'red', index: 0 },
    '1': { text: 'yes', color: 'green', index: 1 },
  },
};

/** A cell of a matrix that nothing is known of. It is neither good nor bad. */
export const NOTHING_KNOWN: dashboard.SpecialValueMap = {
  type: dashboard.MappingType.SpecialValue,
  options: { match: dashboard.SpecialValueMatch.NullAndNan, result: { text: '—', color: 'text', index: 0 } },
};

/** States of a breaker, as the queries number them. */
export const BREAKER_STATES: dashboard.ValueMap = {
  type: dashboard.MappingType.ValueToText,
  options: {
    '0': { text: 'unknown', color: 'text', index: 0 },
    '1': { text: 'closed', color: 'green', index: 1 },
    '2': { text: 'half open', color: 'yellow', index: 2 },
    '3': { text: 'open', color: 'red', index: 3 },
  },
};
