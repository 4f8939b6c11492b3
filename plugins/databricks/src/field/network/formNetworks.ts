import type { FieldPlace } from '../common/FieldPlace';
import { isRecord } from '../common/isRecord';
import { textAt } from '../common/localProblems';
import type { FormNetwork } from './networkPools';

/** The networks of the form's other environments. */
export function formNetworks({ values, index }: FieldPlace): FormNetwork[] {
  const { environments } = values;
  if (index === undefined || !Array.isArray(environments)) {
    return [];
  }
  return environments.flatMap((item, at) => {
    const cidr = isRecord(item) ? textAt(item, 'cidr') : undefined;
    return at === index || cidr === undefined
      ? []
      : [{ cidr, who: textAt(item, 'name') ?? String(at + 1) }];
  });
}
