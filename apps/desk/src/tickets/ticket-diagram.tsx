import { Modal, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { TicketDiagram } from '@relevo/contracts';
import { noMarks, ProcessDiagram, QueryState, type DiagramMarks } from '@relevo/web';
import { IconArrowsMaximize } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useWords } from '../words.js';
import { ticketDiagramQuery } from './ticket-queries.js';
import classes from './ticket-diagram.module.css';

interface PictureProps {
  readonly diagram: TicketDiagram;
  readonly navigable: boolean;
}

const Picture = ({ diagram, navigable }: PictureProps) => {
  const marks = useMemo((): DiagramMarks => ({ ...noMarks, tokens: diagram.tokens }), [diagram.tokens]);
  return <ProcessDiagram xml={diagram.xml} processId={diagram.processId} marks={marks} navigable={navigable} />;
};

/** Where the ticket is: small beside the work, and as large as the screen when it is asked for. */
export const TicketDiagramCard = ({ number }: { readonly number: string }) => {
  const t = useWords();
  const diagram = useQuery(ticketDiagramQuery(number));
  const [large, { open, close }] = useDisclosure(false);
  return (
    <section className={classes.card} aria-labelledby="diagram-title">
      <header className={classes.head}>
        <h2 id="diagram-title">{t('tickets.diagram')}</h2>
        <UnstyledButton className={classes.enlarge} onClick={open} aria-label={t('tickets.enlarge')}>
          <IconArrowsMaximize size={16} />
        </UnstyledButton>
      </header>
      <QueryState query={diagram}>
        {(found) => (
          <>
            <div className={classes.small}>
              <Picture diagram={found} navigable={false} />
            </div>
            <Modal
              opened={large}
              onClose={close}
              title={t('tickets.diagram')}
              size="calc(100vw - 4rem)"
              closeButtonProps={{ 'aria-label': t('tickets.close') }}
            >
              <div className={classes.large}>{large && <Picture diagram={found} navigable />}</div>
            </Modal>
          </>
        )}
      </QueryState>
    </section>
  );
};
