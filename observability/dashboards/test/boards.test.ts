import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dashboard, Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard';
import { BOARDS } from '../src/boards.js';
import { UID } from '../src/shared/names.js';
import { STEPS, thresholdsConfig, UNIT } from '../src/shared/look.js';

/** A panel as it is in the file, in a row or not. */
function panelsOf(json: Dashboard): Panel[] {
  return (json.panels ?? []).flatMap((panel) => (isRow(panel) ? panel.panels : [panel]));
}

const isRow = (panel: Panel | RowPanel): panel is RowPanel => panel.type === 'row';

const steps = (panel: Panel): number => panel.fieldConfig?.defaults.thresholds?.steps.length ?? 0;

test('uids are unique, and short enough for Grafana', () => {
  const uids = BOARDS.map((board) => board.json.uid ?? '');
  assert.deepEqual(uids, Object.values(UID));
  assert.equal(new Set(uids).size, uids.length);
  uids.forEach((uid) => assert.match(uid, /^[a-z-]{8,40}$/));
});

test('titles of dashboards are unique', () => {
  const titles = BOARDS.map((board) => board.json.title);
  assert.equal(new Set(titles).size, titles.length);
});

test('dashboards are in the schema that the SDK is made for', () => {
  BOARDS.forEach((board) => assert.equal(board.json.schemaVersion, 42));
});

for (const board of BOARDS) {
  const panels = panelsOf(board.json);

  test(`${board.title}: a panel, and a row, has an id of its own`, () => {
    const ids = [...(board.json.panels ?? []), ...panels].map((panel) => panel.id);
    const all = new Set(ids);
    assert.ok(!all.has(undefined));
    assert.equal(new Set(panels.map((panel) => panel.id)).size, panels.length);
  });

  test(`${board.title}: a title is unique in its row`, () => {
    for (const row of board.rows) {
      const titles = row.panels.map((panel) => panel.title);
      assert.equal(new Set(titles).size, titles.length, row.title);
    }
  });

  test(`${board.title}: every panel says what it shows, in what unit, and where to read more`, () => {
    for (const panel of panels) {
      const name = panel.title ?? '';
      assert.ok((panel.description ?? '').length > 20, `${name}: description`);
      assert.match(panel.description ?? '', /\.$/, `${name}: description is a sentence`);
      assert.ok((panel.fieldConfig?.defaults.unit ?? '') !== '', `${name}: unit`);
      assert.match(panel.links?.[0]?.url ?? '', /^\$\{docs:raw\}\/[a-z/]+[A-Za-z]*\.md/, `${name}: link`);
      assert.equal(panel.fieldConfig?.defaults.noValue, 'no data', name);
    }
  });

  test(`${board.title}: what can be too much, or too little, has thresholds`, () => {
    for (const panel of panels) {
      const unit = panel.fieldConfig?.defaults.unit;
      const title = panel.title ?? '';
      assert.ok(steps(panel) > 0, title);
      const isState = unit === UNIT.burn || /budget|failed|errors|faults|breakers|not closed|saturation/i.test(title);
      if (isState && panel.type !== 'table') {
        assert.ok(steps(panel) > 1, `${title}: a state needs thresholds`);
      }
    }
  });

  test(`${board.title}: a column of a table that is a state has thresholds`, () => {
    for (const panel of panels.filter((each) => each.type === 'table')) {
      for (const override of panel.fieldConfig?.overrides ?? []) {
        const properties = new Map(override.properties.map((property) => [property.id, property.value]));
        if (/^(Budget left|Burn .*|Failed|5xx|Faults|Refused|Bad events)$/.test(String(override.matcher.options))) {
          assert.ok(properties.has('thresholds'), `${panel.title}: ${override.matcher.options}`);
        }
        if (properties.has('unit')) {
          assert.ok(properties.get('unit') !== '', `${panel.title}: ${override.matcher.options}`);
        }
      }
    }
  });

  test(`${board.title}: panels do not overlap, and do not leave the grid`, () => {
    const taken = new Map<string, string>();
    const open = (board.json.panels ?? []).filter((panel) => !(isRow(panel) && panel.panels.length > 0));
    const groups = [open, ...(board.json.panels ?? []).filter(isRow).map((row) => row.panels)];
    groups.forEach((group, number) => {
      for (const panel of group) {
        const { x, y, w, h } = panel.gridPos ?? { x: -1, y: -1, w: 0, h: 0 };
        assert.ok(x >= 0 && w > 0 && h > 0 && x + w <= 24, panel.title);
        for (let column = x; column < x + w; column++) {
          for (let line = y; line < y + h; line++) {
            const cell = `${number}:${column}:${line}`;
            assert.equal(taken.get(cell), undefined, `${panel.title} lies on ${taken.get(cell)}`);
            taken.set(cell, panel.title ?? '');
          }
        }
      }
    });
  });

  test(`${board.title}: every line of the grid is full`, () => {
    for (const row of board.rows) {
      let width = 0;
      for (const panel of row.panels) {
        width += panel.builder.build().gridPos?.w ?? 0;
        assert.ok(width <= 24, `${row.title}: ${panel.title} does not fit into its line`);
        width %= 24;
      }
      assert.equal(width, 0, row.title);
    }
  });

  test(`${board.title}: every query goes to the data source that is chosen`, () => {
    const sources = panels.flatMap((panel) => [panel.datasource, ...(panel.targets ?? []).map(sourceOf)]);
    sources.push(...(board.json.annotations.list ?? []).map((annotation) => annotation.datasource));
    sources.forEach((source) => assert.deepEqual(source, { type: 'prometheus', uid: '${datasource}' }));
  });

  test(`${board.title}: gaps stay gaps`, () => {
    for (const panel of panels.filter((each) => each.type === 'timeseries' || each.type === 'state-timeline')) {
      assert.equal(panel.fieldConfig?.defaults.custom.spanNulls, false, panel.title);
    }
  });
}

test('dashboards have the variables that their links carry, and All where more than one makes sense', () => {
  const variables = Object.fromEntries(
    BOARDS.map((board) => [
      board.name,
      (board.json.templating.list ?? [])
        .filter((variable) => variable.type === 'query' && variable.hide === undefined)
        .map((variable) => `${variable.name}${variable.multi && variable.includeAll ? ' or All' : ''}`),
    ]),
  );
  const place = ['environment or All', 'namespace or All'];
  assert.deepEqual(variables, {
    fleet: [...place, 'service or All'],
    service: [...place, 'service', 'instance or All'],
    journey: [...place, 'service or All', 'journey or All'],
    dependency: [...place, 'service or All', 'dependency or All'],
    adoption: [...place, 'service or All'],
  });
  BOARDS.forEach((board) => assert.equal(board.json.templating.list?.[0]?.type, 'datasource'));
});

test('the fleet begins with the worst', () => {
  const journeys = panelsOf(BOARDS.find((board) => board.name === 'fleet')?.json ?? assert.fail()).find(
    (panel) => panel.title === 'Journeys',
  );
  assert.deepEqual(journeys?.options.sortBy, [{ displayName: 'Budget left', desc: false }]);
});

test('budget thresholds call 0 spent, and the burn thresholds are the factors of the alerts', () => {
  assert.deepEqual(thresholdsConfig(STEPS.budget).steps[0], { value: null, color: 'red' });
  assert.deepEqual(
    STEPS.burn.from.map(([value]) => value),
    [1, 3, 6, 14.4],
  );
});

test('latency is shown with the traces of single events', () => {
  for (const board of BOARDS) {
    const latencies = panelsOf(board.json).filter(
      (panel) => panel.type === 'timeseries' && /latency|p99/i.test(panel.title ?? ''),
    );
    for (const panel of latencies) {
      const withBuckets = (panel.targets ?? []).map((target) => target as { expr?: string; exemplar?: boolean });
      assert.ok(
        withBuckets.some((target) => target.exemplar),
        `${board.title}: ${panel.title}`,
      );
    }
  }
});

function sourceOf(target: object): unknown {
  return (target as { datasource?: unknown }).datasource;
}
