import { stableId } from '../databricks/stableId';

export const ESTATE_REGIONS = [
  'us-west-2',
  'us-east-1',
  'eu-west-1',
  'eu-central-1',
] as const;

/** Every how manieth table has a name that is hard to carry. */
const ODD = 97;
/** Beyond what a JavaScript number can hold. */
const HUGE = 9_007_199_254_740_993n;
const USUAL = 1_000_000_000_000_000n;

const digits = (index: number) => String(index).padStart(6, '0');
const numberIn = (prefix: RegExp, name: string): number | undefined => {
  const [, number] = prefix.exec(name) ?? [];
  return number === undefined ? undefined : Number(number);
};

/** What things of an estate are called, by their numbers, and which number a name has. */
export const estateNames = {
  accountId: (index: number) => stableId.uuid(`estate account ${index}`),
  metastoreId: (index: number) => stableId.uuid(`estate metastore ${index}`),
  workspaceId: (index: number, huge: boolean) =>
    String((huge ? HUGE : USUAL) + BigInt(index) * 2n),
  workspace: (index: number) => `workspace-${digits(index)}`,
  awsAccountId: (index: number) => String(200_000_000_000 + index),

  catalog: (index: number) => `catalog_${digits(index)}`,
  catalogIndex: (name: string) => numberIn(/^catalog_(\d{6,})$/, name),

  /** @param index - in its catalog */
  schema: (index: number) => `schema_${digits(index)}`,
  schemaIndex: (name: string) => numberIn(/^schema_(\d{6,})$/, name),

  /** @param index - in its schema */
  table(index: number): string {
    return index % ODD === ODD - 1
      ? `größe_"o'brien"_100%_${digits(index)}`
      : `table_${digits(index)}`;
  },
  tableIndex(name: string): number | undefined {
    const index = numberIn(/_(\d{6,})$/, name);
    return index !== undefined && estateNames.table(index) === name
      ? index
      : undefined;
  },
};
