import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    height: 2 * sidebarConfig.logoHeight,
    paddingLeft: 22,
    color: '#ffffff',
    fontSize: 20,
    fontWeight: 600,
  },
});

/** Three waves for a lake, and the name where there is room for it. */
export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <Link
      to="/"
      underline="none"
      aria-label="Lakeport"
      className={classes.root}
    >
      <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden>
        {[7, 14, 21].map(y => (
          <path
            key={y}
            d={`M2 ${y}c4-4 8-4 12 0s8 4 12 0`}
            fill="none"
            stroke="#5ec8d8"
            strokeWidth="2.5"
            strokeLinecap="round"
          />
        ))}
      </svg>
      {isOpen && <span>Lakeport</span>}
    </Link>
  );
}
