import type { WorkspaceCost } from '@lakeport/backstage-plugin-databricks-common';
import type { StatementResult } from '@lakeport/backstage-plugin-databricks-node';
import { z } from 'zod';

const number = z
  .string()
  .nullable()
  .transform(value => Number(value ?? 0))
  .pipe(z.number());

const row = z.tuple([
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}/)
    .transform(text => text.slice(0, 10)),
  z.string().nullable(),
  number,
  number,
  number,
  z.string().nullable(),
]);

/** What a cost statement told: all but its age and what frames it. */
export type KnownCost = Required<
  Pick<WorkspaceCost, 'total' | 'days' | 'products' | 'unpriced'>
> &
  Pick<WorkspaceCost, 'latestUsage'>;

/**
 * Sums the rows of a cost statement up; amounts to the hundredth part of a cent.
 *
 * @throws Error when the rows are not those of the statement, or not all of them
 */
export function costOf({ rows, truncated }: StatementResult): KnownCost {
  if (truncated) {
    throw new Error(
      'the warehouse gave only a part of the rows, so that no sum is right',
    );
  }
  const days = new Map<string, number>();
  const products = new Map<string, { amount: number; dbus: number }>();
  let unpriced = 0;
  let latest = '';
  for (const [date, name, amount, dbus, without, used] of rows.map(found =>
    row.parse(found),
  )) {
    days.set(date, (days.get(date) ?? 0) + amount);
    const product = name ?? 'UNKNOWN';
    const sum = products.get(product) ?? { amount: 0, dbus: 0 };
    products.set(product, {
      amount: sum.amount + amount,
      dbus: sum.dbus + dbus,
    });
    unpriced += without;
    latest = used && used > latest ? used : latest;
  }
  const latestUsage = instantOf(latest);
  return {
    total: rounded([...days.values()].reduce((sum, amount) => sum + amount, 0)),
    days: [...days]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, amount]) => ({ date, amount: rounded(amount) })),
    products: [...products]
      .sort(([a, left], [b, right]) =>
        right.amount === left.amount
          ? Number(a > b) - Number(a < b)
          : right.amount - left.amount,
      )
      .map(([product, { amount, dbus }]) => ({
        product,
        amount: rounded(amount),
        dbus: rounded(dbus),
      })),
    unpriced,
    ...(latestUsage && { latestUsage }),
  };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** Warehouses write `2026-11-28T23:00:00.000Z` or `2026-11-28 23:00:00`, both in UTC. */
function instantOf(text: string): string | undefined {
  const iso = text.trim().replace(' ', 'T');
  const ms = Date.parse(/(Z|[+-]\d{2}:?\d{2})$/.test(iso) ? iso : `${iso}Z`);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
