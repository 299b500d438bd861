import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import type { Contract } from './contract.js';

/**
 * Which labels the answer to an expression can have, and what is wrong with the expression. It follows the rules of PromQL
 * for the functions and operators that are in use here, and refuses those that it does not know.
 */
export interface Reading {
  readonly labels: ReadonlySet<string>;
  readonly faults: readonly string[];
  /** The names of the series that are read. */
  readonly series: ReadonlySet<string>;
}

export function syntaxFaults(expr: string): string[] {
  const faults: string[] = [];
  parser.parse(expr).iterate({
    enter: (node) => {
      if (node.type.isError) {
        faults.push(`at ${node.from}: ${expr.slice(Math.max(0, node.from - 20), node.to + 20)}`);
      }
    },
  });
  return faults;
}

/** Functions that keep the labels of their last argument that is a vector. */
const KEEPING = new Set([
  'rate',
  'increase',
  'timestamp',
  'max_over_time',
  'min_over_time',
  'last_over_time',
  'clamp_min',
  'clamp_max',
  'changes',
  'resets',
  'sum_over_time',
]);

const SET_OPERATORS = ['And', 'Or', 'Unless'];

export function read(expr: string, contract: Contract): Reading {
  return new Reader(expr, contract).reading();
}

class Reader {
  private readonly faults: string[] = [];
  private readonly series = new Set<string>();

  constructor(
    private readonly expr: string,
    private readonly contract: Contract,
  ) {}

  reading(): Reading {
    this.faults.push(...syntaxFaults(this.expr));
    const top = parser.parse(this.expr).topNode.firstChild;
    const labels = this.faults.length === 0 && top !== null ? this.labelsOf(top) : new Set<string>();
    return { labels, faults: this.faults, series: this.series };
  }

  private labelsOf(node: SyntaxNode): ReadonlySet<string> {
    switch (node.name) {
      case 'NumberDurationLiteral':
      case 'NumberLiteral':
      case 'StringLiteral':
        return new Set();
      case 'VectorSelector':
        return this.ofSelector(node);
      case 'AggregateExpr':
        return this.ofAggregation(node);
      case 'BinaryExpr':
        return this.ofOperation(node);
      case 'FunctionCall':
        return this.ofFunction(node);
      case 'MatrixSelector':
      case 'SubqueryExpr':
      case 'ParenExpr':
      case 'UnaryExpr':
      case 'OffsetExpr':
        return this.ofInner(node);
      default:
        this.faults.push(`unknown to this test: ${node.name} in ${this.text(node)}`);
        return new Set();
    }
  }

  private ofInner(node: SyntaxNode): ReadonlySet<string> {
    const inner = children(node).find(isExpression);
    return inner === undefined ? new Set() : this.labelsOf(inner);
  }

  private ofSelector(node: SyntaxNode): ReadonlySet<string> {
    const name = node.getChild('Identifier');
    const series = name === null ? '' : this.text(name);
    const known = this.contract.get(series);
    if (known === undefined) {
      this.faults.push(`not in the contract: ${series || this.text(node)}`);
      return new Set();
    }
    this.series.add(series);
    for (const matcher of descendants(node, 'LabelName')) {
      this.require(this.text(matcher), known, series);
    }
    return known;
  }

  private ofAggregation(node: SyntaxNode): ReadonlySet<string> {
    const body = node.getChild('FunctionCallBody');
    const operands = body === null ? [] : children(body).filter(isExpression);
    const operand = operands.at(-1);
    const labels = operand === undefined ? new Set<string>() : this.labelsOf(operand);
    const modifier = node.getChild('AggregateModifier');
    const operator = node.getChild('AggregateOp');
    if (operator !== null && ['topk', 'bottomk'].includes(this.text(operator))) {
      return labels;
    }
    if (modifier === null) {
      return new Set();
    }
    const named = descendants(modifier, 'LabelName').map((label) => this.text(label));
    named.forEach((label) => this.require(label, labels, this.text(node)));
    return modifier.getChild('By') === null
      ? new Set([...labels].filter((label) => !named.includes(label)))
      : new Set(named);
  }

  private ofOperation(node: SyntaxNode): ReadonlySet<string> {
    const [left, right] = children(node).filter(isExpression);
    if (left === undefined || right === undefined) {
      this.faults.push(`no two sides: ${this.text(node)}`);
      return new Set();
    }
    const lefts = this.labelsOf(left);
    const rights = this.labelsOf(right);
    if (isScalar(left) || isScalar(right)) {
      return isScalar(left) ? rights : lefts;
    }
    const modifier = node.getChild('MatchingModifierClause');
    const groupings = modifier?.getChildren('GroupingLabels') ?? [];
    const [matched = [], added = []] = groupings.map((grouping) =>
      descendants(grouping, 'LabelName').map((l) => this.text(l)),
    );
    const on = modifier !== null && modifier.getChild('On') !== null;
    const where = this.text(node);
    matched.forEach((label) => this.require(label, on ? intersection(lefts, rights) : union(lefts, rights), where));
    if (SET_OPERATORS.some((operator) => node.getChild(operator) !== null)) {
      if (modifier === null && node.getChild('Or') === null) {
        this.requireSame(lefts, rights, where);
      }
      return node.getChild('Or') === null ? lefts : union(lefts, rights);
    }
    if (!on) {
      this.requireSame(without(lefts, matched), without(rights, matched), where);
    }
    if (modifier !== null && modifier.getChild('GroupLeft') !== null) {
      added.forEach((label) => this.require(label, rights, where));
      return union(lefts, added);
    }
    if (modifier !== null && modifier.getChild('GroupRight') !== null) {
      added.forEach((label) => this.require(label, lefts, where));
      return union(rights, added);
    }
    return on ? new Set(matched) : without(lefts, matched);
  }

  private ofFunction(node: SyntaxNode): ReadonlySet<string> {
    const identifier = node.getChild('FunctionIdentifier');
    const name = identifier === null ? '' : this.text(identifier);
    const body = node.getChild('FunctionCallBody');
    const parts = body === null ? [] : children(body).filter(isExpression);
    if (name === 'time') {
      return new Set();
    }
    if (name === 'histogram_quantile') {
      const labels = parts[1] === undefined ? new Set<string>() : this.labelsOf(parts[1]);
      this.require('le', labels, this.text(node));
      return new Set([...labels].filter((label) => label !== 'le'));
    }
    const vector = parts.find((part) => !isScalar(part));
    if ((name === 'label_replace' || name === 'label_join') && vector !== undefined && parts[1] !== undefined) {
      return union(this.labelsOf(vector), [this.text(parts[1]).replaceAll('"', '')]);
    }
    if (!KEEPING.has(name) || vector === undefined) {
      this.faults.push(`a function unknown to this test: ${name}`);
      return new Set();
    }
    return this.labelsOf(vector);
  }

  private require(label: string, known: ReadonlySet<string>, where: string): void {
    if (!known.has(label)) {
      this.faults.push(`no label ${label}: ${where}`);
    }
  }

  private requireSame(one: ReadonlySet<string>, other: ReadonlySet<string>, where: string): void {
    if (one.size !== other.size || [...one].some((label) => !other.has(label))) {
      this.faults.push(`the sides have different labels: ${where}`);
    }
  }

  private text(node: SyntaxNode): string {
    return this.expr.slice(node.from, node.to);
  }
}

const EXPRESSIONS = new Set([
  'NumberDurationLiteral',
  'NumberLiteral',
  'StringLiteral',
  'VectorSelector',
  'AggregateExpr',
  'BinaryExpr',
  'FunctionCall',
  'MatrixSelector',
  'SubqueryExpr',
  'ParenExpr',
  'UnaryExpr',
  'OffsetExpr',
]);

const isExpression = (node: SyntaxNode): boolean => EXPRESSIONS.has(node.name);

function isScalar(node: SyntaxNode): boolean {
  switch (node.name) {
    case 'ParenExpr':
    case 'BinaryExpr':
      return children(node).filter(isExpression).every(isScalar);
    case 'FunctionCall':
      return node.getChild('FunctionIdentifier')?.firstChild?.name === 'Time';
    default:
      return ['NumberDurationLiteral', 'NumberLiteral', 'StringLiteral'].includes(node.name);
  }
}

const union = (one: Iterable<string>, other: Iterable<string>): ReadonlySet<string> => new Set([...one, ...other]);

const intersection = (one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...one].filter((label) => other.has(label)));

const without = (labels: ReadonlySet<string>, left: readonly string[]): ReadonlySet<string> =>
  new Set([...labels].filter((label) => !left.includes(label)));

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    found.push(child);
  }
  return found;
}

function descendants(node: SyntaxNode, name: string): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  node.cursor().iterate((cursor) => {
    if (cursor.name === name) {
      found.push(cursor.node);
    }
  });
  return found;
}
