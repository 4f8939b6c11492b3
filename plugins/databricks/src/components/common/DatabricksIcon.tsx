import { RiStackLine } from '@remixicon/react';

/** The plugin's icon: layers, the nearest that the icon set has. */
export function DatabricksIcon() {
  return <RiStackLine aria-hidden />;
}
