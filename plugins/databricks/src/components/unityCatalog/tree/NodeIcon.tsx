import {
  RiBox3Line,
  RiDatabase2Line,
  RiEyeLine,
  RiFolder3Line,
  RiFunctions,
  RiHardDrive2Line,
  RiServerLine,
  RiTable2,
  type RemixiconComponentType,
} from '@remixicon/react';
import type { UnityKind } from '@lakeport/backstage-plugin-databricks-common';

const ICONS: Record<UnityKind | 'metastore' | 'view', RemixiconComponentType> =
  {
    metastore: RiServerLine,
    catalog: RiDatabase2Line,
    schema: RiFolder3Line,
    table: RiTable2,
    view: RiEyeLine,
    volume: RiHardDrive2Line,
    function: RiFunctions,
    model: RiBox3Line,
  };

/** A picture of what an object is; words beside it say so too. */
export function NodeIcon(props: {
  kind: UnityKind | 'metastore';
  /** Databricks' own word for its type, such as VIEW or MATERIALIZED_VIEW. */
  type?: string;
}) {
  const isView = props.kind === 'table' && props.type?.endsWith('VIEW');
  const Icon = ICONS[isView ? 'view' : props.kind];
  return <Icon size={16} aria-hidden />;
}
