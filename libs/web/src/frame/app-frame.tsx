import { Kbd, UnstyledButton } from '@mantine/core';
import { IconCloudOff, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWebWords } from '../i18n/languages.js';
import { useLine } from '../live/live-provider.js';
import classes from './app-frame.module.css';
import { BrandMark } from './brand-mark.js';
import { PersonMenu } from './person-menu.js';
import { useFocusKept } from './use-focus-kept.js';

interface AppFrameProps {
  /** The links of the rail: `RailLink`s in the app's own router links. */
  readonly rail?: ReactNode;
  /** Opens the search; without it there is no search field. */
  readonly onSearch?: (() => void) | undefined;
  readonly onSignIn: () => void;
  readonly onSignedOut: () => void;
  /** Stands where the search would: what an app wants to say in the top bar. */
  readonly middle?: ReactNode;
  /** Right of the search: the one thing that is always at hand. */
  readonly action?: ReactNode;
  readonly home: ReactNode;
  readonly children: ReactNode;
}

const SearchField = ({ onSearch }: { readonly onSearch: () => void }) => {
  const t = useWebWords();
  return (
    <UnstyledButton className={classes.search} onClick={onSearch}>
      <IconSearch size={16} aria-hidden="true" />
      <span className={classes.searchText}>{t('search.placeholder')}</span>
      <Kbd className={classes.searchKeys}>Ctrl K</Kbd>
    </UnstyledButton>
  );
};

const LostLine = () => {
  const t = useWebWords();
  const live = useLine();
  return (
    <div role="status" className={classes.line}>
      {!live && (
        <p className={classes.lineText}>
          <IconCloudOff size={16} aria-hidden="true" />
          {t('line.lost')}
        </p>
      )}
    </div>
  );
};

/** Rail, top bar and the place of the screen; on a phone the rail lies at the bottom, under the thumb. */
export const AppFrame = (props: AppFrameProps) => {
  const t = useWebWords();
  const frame = useFocusKept();
  return (
    <div className={classes.frame} ref={frame} data-bare={props.rail === undefined}>
      <a className={classes.skip} href="#main">
        {t('skip')}
      </a>
      <header className={classes.top}>
        <div className={classes.home}>{props.home}</div>
        <div className={classes.middle}>
          {props.onSearch && <SearchField onSearch={props.onSearch} />}
          {props.middle}
        </div>
        <div className={classes.right}>
          {props.action}
          <PersonMenu onSignIn={props.onSignIn} onSignedOut={props.onSignedOut} />
        </div>
      </header>
      {props.rail !== undefined && (
        <nav className={classes.rail} aria-label={t('rail.label')}>
          {props.rail}
        </nav>
      )}
      <main id="main" className={classes.main} tabIndex={-1}>
        <LostLine />
        {props.children}
      </main>
    </div>
  );
};

/** Mark and name; put it into the app's own link home. */
export const Brand = () => (
  <span className={classes.brand}>
    <BrandMark size={26} />
    <span className={classes.brandName}>Relevo</span>
  </span>
);
