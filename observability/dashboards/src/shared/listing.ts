import type { Board } from './board.js';

/** One query as a test against a real Prometheus can run it. */
export interface ListedQuery {
  readonly dashboard: string;
  readonly panel: string;
  readonly expr: string;
  /** Whether no answer is a right answer on a healthy system with traffic. */
  readonly mayBeEmpty: boolean;
  readonly reason?: string;
}

/** Windows that Grafana fills in, for somebody who has none. */
const WINDOWS: Readonly<Record<string, string>> = { __rate_interval: '5m', __range: '1h' };

/** Every query of a dashboard: of its panels, its annotations, and the values of its variables; all with "All" chosen. */
export function listing(board: Board): ListedQuery[] {
  const queries: ListedQuery[] = [];
  const add = (panel: string, expr: string, reason?: string) =>
    queries.push({
      dashboard: board.title,
      panel,
      expr: withAll(expr, board),
      mayBeEmpty: reason !== undefined,
      ...(reason === undefined ? {} : { reason }),
    });
  for (const variable of board.variables) {
    if (variable.label !== undefined && variable.series !== undefined) {
      const missing = variable.all === '.*' ? 'no service has this label' : undefined;
      add(
        `variable ${variable.name}`,
        `count by (${variable.label}) (${narrowed(variable.series, variable.label)})`,
        missing,
      );
    }
  }
  for (const annotation of board.annotations ?? []) {
    add(`annotation ${annotation.name}`, annotation.expr);
  }
  for (const panel of board.rows.flatMap((row) => row.panels)) {
    panel.queries.forEach((query) => add(panel.title, query.expr, query.mayBeEmpty));
  }
  return queries;
}

/** Only series that have the label make a value of a variable. */
function narrowed(series: string, label: string): string {
  return series.endsWith('}') ? series.replace(/}$/, `, ${label}!=""}`) : `${series}{${label}!=""}`;
}

export function withAll(expr: string, board: Board): string {
  return expr.replace(/\$(\w+)/g, (_, name: string) => {
    const value = WINDOWS[name] ?? board.variables.find((variable) => variable.name === name)?.all;
    return value ?? (board.variables.some((variable) => variable.name === name) ? '.+' : `$${name}`);
  });
}

/** One line for each query. */
export function asText(queries: readonly ListedQuery[]): string {
  return queries.map((query) => `${query.dashboard} | ${query.panel} | ${query.expr}\n`).join('');
}
