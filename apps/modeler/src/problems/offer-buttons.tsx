import { Button, Menu } from '@mantine/core';
import { useWords } from '../words.js';
import type { Offer } from './offers.js';
import classes from './problems-list.module.css';

/** The quick fixes of one problem. */
export const OfferButtons = ({ offers }: { readonly offers: readonly Offer[] }) => {
  const t = useWords();
  return (
    <span className={classes.offers}>
      {offers.map(({ label, run, choices }) =>
        choices === undefined ? (
          <Button key={label} size="compact-sm" variant="default" onClick={run}>
            {t(`fixes.${label}`)}
          </Button>
        ) : (
          <Menu key={label} position="top-end">
            <Menu.Target>
              <Button size="compact-sm" variant="default">
                {t(`fixes.${label}`)}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {choices.map((choice) => (
                <Menu.Item key={choice.label} onClick={choice.run}>
                  {choice.label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        ),
      )}
    </span>
  );
};
