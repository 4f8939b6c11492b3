import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import { rootRouteRef } from '../../routes';

/** A metastore, and the explorer of what is in it. */
export function MetastoreLink(props: {
  metastoreId: string;
  children: string;
  label?: string;
}) {
  const { metastoreId, children, label } = props;
  const root = useRouteRef(rootRouteRef)();
  const parameters = new URLSearchParams({ metastore: metastoreId });
  return (
    <Link href={`${root}/catalogs?${parameters}`} aria-label={label}>
      {children}
    </Link>
  );
}
