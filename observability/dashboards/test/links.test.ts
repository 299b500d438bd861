import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { BOARDS } from '../src/boards.js';
import { TAG, UID } from '../src/shared/names.js';
import { alertNames } from './contract.js';

const DOCS = new URL('../../../../docs/', import.meta.url);
const NOT_YET = existsSync(new URL('slo.md', DOCS)) ? false : 'docs/slo.md is not written yet';

/** Every link to a dashboard, wherever in the file it is. */
function dashboardLinks(json: string): URL[] {
  return [...json.matchAll(/"(\/d\/[^"]+)"/g)].map((found) => new URL(found[1] ?? '', 'http://grafana'));
}

for (const board of BOARDS) {
  const json = JSON.stringify(board.json);

  test(`${board.title}: links lead to dashboards that are there, with variables that they have`, () => {
    for (const link of dashboardLinks(json)) {
      const to = BOARDS.find((other) => `/d/${UID[other.name]}` === link.pathname);
      assert.ok(to, link.pathname);
      const known = new Set(to.variables.map((variable) => variable.name));
      for (const variable of link.search.matchAll(/var-(\w+)=/g)) {
        assert.ok(known.has(variable[1] ?? ''), `${link.pathname} has no variable ${variable[1]}`);
      }
    }
  });

  test(`${board.title}: links carry the data source, the environment, the namespace and the time`, () => {
    for (const link of dashboardLinks(json)) {
      for (const part of [
        '${datasource:queryparam}',
        '${environment:queryparam}',
        '${namespace:queryparam}',
        '${__url_time_range}',
      ]) {
        assert.ok(decodeURIComponent(link.search).includes(part), `${link.pathname} lacks ${part}`);
      }
    }
  });

  test(`${board.title}: the bar leads to all dashboards of the pack and carries the variables`, () => {
    const bar = board.json.links?.[0];
    assert.deepEqual(bar?.tags, [TAG]);
    assert.ok(bar?.includeVars && bar.keepTime);
    assert.deepEqual(board.json.tags, [TAG]);
  });

  const pages = [...new Set([...json.matchAll(/\$\{docs:raw\}\/([^"#]+)/g)].map((found) => found[1] ?? ''))];

  test(`${board.title}: a runbook that it links to is that of an alert`, () => {
    for (const page of pages.filter((each) => each.startsWith('runbooks/') && !each.includes('$'))) {
      assert.ok(
        alertNames().some((alert) => page === `runbooks/${alert}.md`),
        page,
      );
    }
  });

  test(`${board.title}: the pages that it links to are written`, { skip: NOT_YET }, () => {
    assert.ok(pages.length > 0);
    const runbooks = alertNames().map((alert) => `runbooks/${alert}.md`);
    const wanted = pages.flatMap((page) => (page.includes('$') ? runbooks : page));
    assert.deepEqual(
      wanted.filter((page) => !existsSync(new URL(page, DOCS))),
      [],
    );
  });
}
