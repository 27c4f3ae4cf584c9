import { later } from '@relevo/web';
import { useQuery } from '@tanstack/react-query';
import { definitionXmlQuery } from '../drafts/draft-queries.js';
import classes from './library.module.css';

const Drawn = later('drawn-picture', async () => (await import('./drawn-picture.js')).DrawnPicture, <></>);

interface ProcessPictureProps {
  readonly definitionKey: string;
  readonly processId: string;
}

/** The whole diagram, small: one knows a flow by its shape. */
export const ProcessPicture = ({ definitionKey, processId }: ProcessPictureProps) => {
  const xml = useQuery(definitionXmlQuery(definitionKey));
  return (
    <div className={classes.picture} aria-hidden="true" inert>
      {xml.data !== undefined && <Drawn xml={xml.data} processId={processId} />}
    </div>
  );
};
