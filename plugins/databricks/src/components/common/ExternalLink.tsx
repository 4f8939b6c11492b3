import { Link, Text } from '@backstage/ui';

function isWebAddress(address: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

/**
 * A link that leaves the portal. Addresses come from outside: one that is not
 * http or https is shown as text, so that it cannot run anything.
 */
export function ExternalLink(props: {
  href: string;
  label?: string;
  children: string;
}) {
  if (!isWebAddress(props.href)) {
    return <Text>{props.children}</Text>;
  }
  return (
    <Link
      href={props.href}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={props.label}
    >
      {props.children}
    </Link>
  );
}
