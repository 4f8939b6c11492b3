import type { CSSProperties, ReactNode } from 'react';
import styles from './tableSection.module.css';

/**
 * A named part of the page with a table of Backstage UI in it. That table cuts
 * off what does not fit on one line; here titles and cells break, so that ids,
 * addresses and names can be read whole, and a table of many columns is rather
 * scrolled than squeezed.
 */
export function TableSection(props: {
  label: string;
  /** What the table needs at least, as a CSS length. */
  minWidth?: string;
  children: ReactNode;
}) {
  const { label, minWidth = 'auto', children } = props;
  const style: CSSProperties & Record<'--table-min-width', string> = {
    '--table-min-width': minWidth,
  };
  return (
    <section aria-label={label} className={styles.table} style={style}>
      {children}
    </section>
  );
}
