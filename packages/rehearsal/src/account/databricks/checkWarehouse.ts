import { invalidParameter } from './invalidParameter';
import { text } from '../text';
import type { Request } from '../TypeRules';

const SIZES = [
  '2X-Small',
  'X-Small',
  'Small',
  'Medium',
  'Large',
  'X-Large',
  '2X-Large',
  '3X-Large',
  '4X-Large',
];

/** Refuses a SQL warehouse of a size or kind that there is none of. */
export function checkWarehouse({ attributes }: Request): void {
  const name = text(attributes.name);
  const size = text(attributes.cluster_size) ?? '';
  if (!SIZES.includes(size)) {
    invalidParameter(
      `warehouse ${name} is ${size}`,
      `It is one of ${SIZES.join(', ')}.`,
    );
  }
  if (
    attributes.enable_serverless_compute === true &&
    text(attributes.warehouse_type) === 'CLASSIC'
  ) {
    invalidParameter(
      `warehouse ${name} is serverless and CLASSIC`,
      'Serverless warehouses are PRO.',
    );
  }
  const [least, most] = [
    Number(attributes.min_num_clusters ?? 1),
    Number(attributes.max_num_clusters ?? 1),
  ];
  if (least > most || most > 30) {
    invalidParameter(
      `warehouse ${name} has ${least} to ${most} clusters`,
      'The least is not above the most, which is not above 30.',
    );
  }
}
