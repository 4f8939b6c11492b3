import type { Finding } from '../Finding';
import { Cidr } from '../network/Cidr';
import { lakehouseEnvironments } from './lakehouseEnvironments';
import { networkPlaces } from './networkPlaces';
import type { ProjectDraft } from './projectDraft';

/**
 * That networks outside AWS have other addresses than the networks that they
 * reach: a packet to an address that both have never leaves the one it is in.
 */
export function checkOnPremises(draft: ProjectDraft): Finding[] {
  const names = [
    ...lakehouseEnvironments(draft).map(({ name }) => name),
    ...(draft.spec?.connectivity?.members ?? []),
  ];
  const networks = networkPlaces(draft).flatMap(({ name, cidr }) => {
    const block = names.includes(name) ? Cidr.parse(cidr ?? '') : undefined;
    return block ? [{ name, block }] : [];
  });
  const { cidrs = [] } = draft.spec?.lakehouse?.ingestion?.onPremises ?? {};
  return cidrs.flatMap((cidr, index): Finding[] => {
    const outside = Cidr.parse(cidr ?? '');
    const other = outside
      ? networks.find(({ block }) => block.overlaps(outside))
      : undefined;
    return other
      ? [
          {
            path: [
              'spec',
              'lakehouse',
              'ingestion',
              'onPremises',
              'cidrs',
              index,
            ],
            message: `${outside} overlaps ${other.block} of environment ${other.name}, which it could never reach`,
            hint: `list the ranges that feeds come from without ${other.block}, or give the environment another range`,
            about: 'value',
          },
        ]
      : [];
  });
}
