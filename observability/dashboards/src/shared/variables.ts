import type * as common from '@grafana/grafana-foundation-sdk/common';
import * as dashboard from '@grafana/grafana-foundation-sdk/dashboard';

/** Every query goes to the data source that the reader chose. */
export const DATASOURCE: common.DataSourceRef = { type: 'prometheus', uid: '${datasource}' };

/** A variable of a dashboard, and the series that its values are the label values of. */
export interface Variable {
  readonly name: string;
  readonly label?: string;
  readonly series?: string;
  /** What "All" stands for; without it there is no "All". */
  readonly all?: string;
  readonly builder: { build: () => dashboard.VariableModel };
}

const datasource: Variable = {
  name: 'datasource',
  builder: new dashboard.DatasourceVariableBuilder('datasource')
    .label('Data source')
    .description('The Prometheus, or what speaks its language, that holds the series of the services.')
    .type('prometheus'),
};

interface Choice {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly label: string;
  readonly series: string;
  /** A label that may be missing is matched by `.*`, so that "All" finds the series without it too. */
  readonly optional?: boolean;
  /** One value at a time. */
  readonly single?: boolean;
  /** Not for the reader to choose. */
  readonly hidden?: boolean;
}

function choice(chosen: Choice): Variable {
  const query = `label_values(${chosen.series}, ${chosen.label})`;
  const builder = new dashboard.QueryVariableBuilder(chosen.name)
    .label(chosen.title)
    .description(chosen.description)
    .datasource(DATASOURCE)
    .query({ qryType: 1, query, refId: 'PrometheusVariableQueryEditor-VariableQuery' })
    .definition(query)
    .refresh(dashboard.VariableRefresh.OnTimeRangeChanged)
    .sort(dashboard.VariableSort.AlphabeticalCaseInsensitiveAsc);
  const variable = { name: chosen.name, label: chosen.label, series: chosen.series, builder };
  if (chosen.hidden) {
    // Not from the address either: a link must not decide where the documentation comes from.
    const hidden = { hide: dashboard.VariableHide.HideVariable, skipUrlSync: true };
    return { ...variable, builder: { build: () => ({ ...builder.build(), ...hidden }) } };
  }
  if (chosen.single) {
    return variable;
  }
  const all = chosen.optional ? '.*' : '.+';
  builder
    .multi(true)
    .includeAll(true)
    .allValue(all)
    .current({ text: ['All'], value: ['$__all'] });
  return { ...variable, all };
}

/** Hidden: the rules say where the documentation is served, so that a company says it once. */
const docs = choice({
  name: 'docs',
  title: 'Documentation',
  description: 'Where the pages are served that the panels link to, from evenkeel.links.rules.yaml.',
  label: 'docs',
  series: 'evenkeel:links:info',
  hidden: true,
});

const IN_ENVIRONMENT = 'deployment_environment_name=~"$environment"';
const IN_NAMESPACE = `${IN_ENVIRONMENT}, service_namespace=~"$namespace"`;
const IN_SERVICE = `${IN_NAMESPACE}, service_name=~"$service"`;

const environment = choice({
  name: 'environment',
  title: 'Environment',
  description: 'Where a service runs: its label deployment_environment_name. Services without one are under All.',
  label: 'deployment_environment_name',
  series: 'reliability_info',
  optional: true,
});

const namespace = choice({
  name: 'namespace',
  title: 'Namespace',
  description: 'The group that a service belongs to: its label service_namespace. Services without one are under All.',
  label: 'service_namespace',
  series: `reliability_info{${IN_ENVIRONMENT}}`,
  optional: true,
});

const SERVICE = {
  name: 'service',
  title: 'Service',
  description: 'The label service_name.',
  label: 'service_name',
  series: `reliability_info{${IN_NAMESPACE}}`,
} as const;

export const services = choice(SERVICE);
export const oneService = choice({ ...SERVICE, single: true });

export const instances = choice({
  name: 'instance',
  title: 'Instance',
  description: 'One process of the service, as Prometheus knows its target. It narrows the rows about the JVM.',
  label: 'instance',
  series: `reliability_info{${IN_SERVICE}}`,
});

export const journeys = choice({
  name: 'journey',
  title: 'Journey',
  description: 'A capability of the service that its users see, and that has objectives.',
  label: 'journey',
  series: `slo_objective_ratio{${IN_SERVICE}}`,
});

export const dependencies = choice({
  name: 'dependency',
  title: 'Dependency',
  description: 'What the service calls.',
  label: 'dependency',
  series: `dependency_attempts_total{${IN_SERVICE}}`,
});

/** What every dashboard has, in this order, before its own. */
export const COMMON: readonly Variable[] = [datasource, docs, environment, namespace];
