import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';

function isEntityRef(text: string): boolean {
  try {
    parseEntityRef(text);
    return true;
  } catch {
    return false;
  }
}

function PresentedLink(props: { entityRef: string; children?: string }) {
  const route = useRouteRef(entityRouteRef);
  const { primaryTitle } = useEntityPresentation(props.entityRef);
  return (
    <Link
      href={route(entityRouteParams(props.entityRef, { encodeParams: true }))}
    >
      {props.children ?? primaryTitle}
    </Link>
  );
}

/** A link to an entity; what is no entity ref is shown as the text it is. */
export function EntityLink(props: { entityRef: string; children?: string }) {
  return isEntityRef(props.entityRef) ? (
    <PresentedLink {...props} />
  ) : (
    <Text>{props.children ?? props.entityRef}</Text>
  );
}
