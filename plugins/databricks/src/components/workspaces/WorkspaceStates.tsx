import type { Workspace } from '@lakeport/backstage-plugin-databricks-common';
import { StatusText } from '../common/StatusText';
import { WorkspaceLink } from './WorkspaceLink';
import styles from './workspaces.module.css';

/** Workspaces below each other: name, status and where each is. */
export function WorkspaceStates(props: {
  workspaces: ReadonlyArray<
    Pick<Workspace, 'id' | 'name' | 'status'> & Partial<Workspace>
  >;
  label: string;
}) {
  return (
    <ul className={styles.plainList} aria-label={props.label}>
      {props.workspaces.map(workspace => {
        const { id, status, statusMessage, region, environment } = workspace;
        return (
          <li key={id}>
            <div className={styles.workspace}>
              <WorkspaceLink workspace={workspace} />
              <StatusText status={status} />
              <span className={styles.secondary}>
                {[environment, region].filter(Boolean).join(' · ')}
              </span>
            </div>
            {statusMessage && <div>{statusMessage}</div>}
          </li>
        );
      })}
    </ul>
  );
}
