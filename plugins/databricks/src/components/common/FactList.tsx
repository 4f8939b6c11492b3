import type { PropsWithChildren } from 'react';
import styles from './common.module.css';

/** Facts below each other, their terms in one column. */
export function FactList({ children }: PropsWithChildren<{}>) {
  return <dl className={styles.facts}>{children}</dl>;
}
