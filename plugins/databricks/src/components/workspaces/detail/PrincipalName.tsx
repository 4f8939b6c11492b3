import type { WorkspacePrincipal } from '@lakeport/backstage-plugin-databricks-common';
import { EntityLink } from '../../common/EntityLink';
import styles from './detail.module.css';

/** Somebody who may use a workspace: a link where the catalog has them. */
export function PrincipalName({
  principal,
}: {
  principal: WorkspacePrincipal;
}) {
  const { name, entityRef } = principal;
  return entityRef ? (
    // The name is told either way: rights are given to it.
    <>
      <EntityLink entityRef={entityRef} />{' '}
      <span className={styles.secondary}>{name}</span>
    </>
  ) : (
    <>{name}</>
  );
}
