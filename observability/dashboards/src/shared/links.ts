import * as dashboard from '@grafana/grafana-foundation-sdk/dashboard';
import { TAG, UID, type DashboardName } from './names.js';

/** A page of the documentation, below the address that the variable `docs` holds. */
export type Page = 'slo.md' | 'telemetry.md' | `runbooks/Evenkeel${string}.md`;

/** A link of a value or of a cell, as Grafana keeps it in the settings of a field. */
export interface FieldLink {
  readonly title: string;
  readonly url: string;
}

const HERE = '${datasource:queryparam}&${environment:queryparam}&${namespace:queryparam}';
const TIME = '${__url_time_range}';

/** Opens another dashboard for what the row of a table is about. The columns are called as in the table. */
export function fromRow(to: DashboardName, columns: Readonly<Record<string, string>>): FieldLink {
  const chosen = Object.entries(columns).map(
    ([variable, column]) => `var-${variable}=\${__data.fields.${column}:percentencode}`,
  );
  return { title: `Open ${to}`, url: `/d/${UID[to]}?${[HERE, ...chosen, TIME].join('&')}` };
}

/** Opens another dashboard for what a line is about. */
export function fromLine(to: DashboardName, labels: Readonly<Record<string, string>>): dashboard.DashboardLink {
  const chosen = Object.entries(labels).map(
    ([variable, label]) => `var-${variable}=\${__field.labels.${label}:percentencode}`,
  );
  return link(`Open ${to}`, `/d/${UID[to]}?${[HERE, ...chosen, TIME].join('&')}`);
}

/** Opens the runbook of the alert in the column `Alert`. */
export const RUNBOOK_OF_ROW: FieldLink = {
  title: 'Open the runbook',
  url: '${docs:raw}/runbooks/${__data.fields.Alert}.md',
};

/** Opens the page of the practice in the column `Practice`. */
export const PRACTICE_OF_ROW: FieldLink = {
  title: 'Open the page',
  url: '${docs:raw}/practices/${__data.fields.Practice}.md',
};

export function docsLink(page: Page): { build: () => dashboard.DashboardLink } {
  return {
    build: () => ({
      ...link(page.startsWith('runbooks/') ? 'What to do' : 'What this means', `\${docs:raw}/${page}`),
      targetBlank: true,
    }),
  };
}

/** The bar at the top: all dashboards with their variables, and the documentation. */
export function boardLinks(page: Page): { build: () => dashboard.DashboardLink }[] {
  const others: dashboard.DashboardLink = {
    ...link('Evenkeel', ''),
    type: dashboard.DashboardLinkType.Dashboards,
    icon: 'external link',
    tags: [TAG],
    includeVars: true,
    keepTime: true,
  };
  const docs: dashboard.DashboardLink = {
    ...link('Documentation', `\${docs:raw}/${page}`),
    icon: 'doc',
    tooltip: 'How to read this dashboard',
    targetBlank: true,
  };
  return [{ build: () => others }, { build: () => docs }];
}

function link(title: string, url: string): dashboard.DashboardLink {
  return {
    title,
    type: dashboard.DashboardLinkType.Link,
    icon: '',
    tooltip: '',
    url,
    tags: [],
    asDropdown: false,
    targetBlank: false,
    includeVars: false,
    keepTime: false,
  };
}
