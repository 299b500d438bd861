import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BOARDS } from '../src/boards.js';
import { listing, withAll } from '../src/shared/listing.js';
import { SERVICE } from '../src/shared/promql.js';
import type { Query } from '../src/shared/query.js';
import { contract } from './contract.js';
import { read } from './promql.js';

const CONTRACT = contract();

test('every query is PromQL, and reads only series and labels of the contract', () => {
  for (const query of BOARDS.flatMap(listing)) {
    const { faults } = read(query.expr, CONTRACT);
    assert.deepEqual(faults, [], `${query.dashboard} / ${query.panel}: ${query.expr}`);
  }
});

test('no variable is left when everything has a value', () => {
  for (const query of BOARDS.flatMap(listing)) {
    assert.doesNotMatch(query.expr, /\$/, `${query.dashboard} / ${query.panel}`);
  }
});

test('what may be empty says why, and nothing else does', () => {
  for (const query of BOARDS.flatMap(listing)) {
    assert.equal(query.mayBeEmpty, query.reason !== undefined, query.expr);
    assert.ok(query.reason === undefined || query.reason.length > 10, query.expr);
  }
});

test('every query of the files is listed', () => {
  for (const board of BOARDS) {
    const inFile = [...JSON.stringify(board.json.panels).matchAll(/"expr":/g)].length;
    const listed = board.rows.flatMap((row) => row.panels).flatMap((panel) => panel.queries).length;
    assert.equal(listed, inFile, board.title);
  }
});

test('missing data is not turned into a number', () => {
  for (const query of BOARDS.flatMap(listing)) {
    assert.doesNotMatch(query.expr, /vector\s*\(|absent/, `${query.dashboard} / ${query.panel}`);
  }
});

test('a ratio of judged events needs the good and the bad ones', () => {
  for (const query of BOARDS.flatMap(listing)) {
    if (/slo_events.*\//.test(query.expr)) {
      assert.match(query.expr, /result="good".*\+.*result="bad"/, `${query.dashboard} / ${query.panel}`);
    }
  }
});

test('a part of nothing is no answer, and not NaN', () => {
  const quotients = BOARDS.flatMap(listing).filter(({ expr }) => /(rate|:increase\w+).* \/ /.test(expr));
  assert.ok(quotients.length > 10);
  for (const query of quotients) {
    assert.match(query.expr, / \/ \(.* > 0\)/, `${query.dashboard} / ${query.panel}`);
  }
});

test('a ratio is a quotient of sums, never a mean of ratios', () => {
  for (const query of BOARDS.flatMap(listing)) {
    assert.doesNotMatch(query.expr, /\bavg\b|avg_over_time/, `${query.dashboard} / ${query.panel}`);
  }
});

for (const board of BOARDS) {
  test(`${board.title}: names of lines, and columns of tables, are labels of the answer`, () => {
    for (const panel of board.rows.flatMap((row) => row.panels)) {
      for (const query of panel.queries) {
        const { labels } = read(withAll(query.expr, board), CONTRACT);
        for (const label of namesOf(query)) {
          assert.ok(labels.has(label), `${panel.title}: the answer to ${query.expr} has no ${label}`);
        }
      }
      for (const label of columnsOf(panel.builder.build().transformations ?? [])) {
        const [first] = panel.queries;
        assert.ok(
          first && read(withAll(first.expr, board), CONTRACT).labels.has(label),
          `${panel.title}: no column ${label}`,
        );
      }
      for (const label of JSON.stringify(panel.builder.build()).matchAll(/__field\.labels\.(\w+)/g)) {
        for (const query of panel.queries) {
          const { labels } = read(withAll(query.expr, board), CONTRACT);
          assert.ok(labels.has(label[1] ?? ''), `${panel.title}: a link needs ${label[1]}`);
        }
      }
    }
  });

  test(`${board.title}: rows and columns of a matrix are labels of the answer, and nothing else tells its cells apart`, () => {
    for (const panel of board.rows.flatMap((row) => row.panels)) {
      const grouped = panel.builder.build().transformations?.find((each) => each.id === 'groupingToMatrix');
      const [query] = panel.queries;
      if (grouped === undefined || query === undefined) {
        continue;
      }
      const { rowField, columnField } = grouped.options as { rowField: string; columnField: string };
      const { labels } = read(withAll(query.expr, board), CONTRACT);
      const told = new Set([rowField, columnField, ...SERVICE, 'level']);
      assert.ok(labels.has(rowField) && labels.has(columnField), panel.title);
      assert.deepEqual(
        [...labels].filter((label) => !told.has(label)),
        [],
        panel.title,
      );
    }
  });

  test(`${board.title}: links of tables name columns of the table`, () => {
    for (const panel of board.rows.flatMap((row) => row.panels)) {
      const json = panel.builder.build();
      const organized = json.transformations?.find((each) => each.id === 'organize')?.options as Organized | undefined;
      const columns = Object.values(organized?.renameByName ?? {});
      for (const used of JSON.stringify(json).matchAll(/__data\.fields\.(\w+)/g)) {
        assert.ok(columns.includes(used[1] ?? ''), `${panel.title}: no column ${used[1]}`);
      }
    }
  });

  test(`${board.title}: the columns of a table are about the same labels; the first may have more`, () => {
    for (const panel of board.rows.flatMap((row) => row.panels)) {
      if (panel.builder.build().type === 'table') {
        const [first = [], ...others] = panel.queries.map((query) =>
          [...read(withAll(query.expr, board), CONTRACT).labels].sort(),
        );
        assert.ok(new Set(others.map((labels) => labels.join())).size <= 1, panel.title);
        others.flat().forEach((label) => assert.ok(first.includes(label), `${panel.title}: ${label}`));
      }
    }
  });
}

interface Organized {
  readonly renameByName: Readonly<Record<string, string>>;
}

const namesOf = (query: Query): string[] =>
  [...(query.legend ?? '').matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1] ?? '');

function columnsOf(transformations: readonly { id: string; options: unknown }[]): string[] {
  const organized = transformations.find((each) => each.id === 'organize')?.options as Organized | undefined;
  return Object.keys(organized?.renameByName ?? {}).filter((field) => !field.startsWith('Value'));
}
