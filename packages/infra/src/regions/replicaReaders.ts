import {
  Grant,
  LAKEHOUSE_PRINCIPAL,
  lakehouseSteps,
  Project,
} from '@lakeport/project';
import { RegionsMember } from './regionsMembers';

/** What lets somebody read the files of a zone, which are a volume. */
const READING = ['ALL_PRIVILEGES', 'READ_VOLUME'];

/**
 * Who reads the copy of a zone of files in another region: the groups that read
 * the zone in its own, and of the service principals those that the other
 * environment has under the same name. Each environment has service principals of
 * its own, so that what runs as `loader` in the one runs as `loader` in the other.
 *
 * @param from - whose zone it is
 * @param to - who has the copy
 */
export function replicaReaders(
  { spec: { lakehouse } }: Project,
  zone: string,
  from: RegionsMember,
  to: RegionsMember,
): Grant[] {
  const { defaultCatalog } = from.names;
  const granted =
    defaultCatalog === undefined
      ? []
      : from.environment.catalogs[defaultCatalog].grants;
  const readsByJob =
    lakehouse?.orchestration !== undefined &&
    lakehouseSteps(lakehouse).some(
      step => step.from === zone && step.readsFiles,
    );
  const readers: Array<Grant['principal']> = [
    ...granted
      .filter(({ privileges }) =>
        privileges.some(privilege => READING.includes(privilege)),
      )
      .map(({ principal }) => principal),
    ...(readsByJob ? [{ servicePrincipal: LAKEHOUSE_PRINCIPAL }] : []),
  ];
  return readers
    .filter(
      principal =>
        'group' in principal ||
        Object.hasOwn(
          to.environment.servicePrincipals,
          principal.servicePrincipal,
        ),
    )
    .map(principal => ({ principal, privileges: ['READ_FILES'] }));
}
