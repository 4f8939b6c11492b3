import type { ReactNode } from 'react';
import styles from './common.module.css';

/** Entries (`<li>`) below each other, without marks. */
export function SpacedList(props: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.list} aria-label={props.label}>
      {props.children}
    </ul>
  );
}
