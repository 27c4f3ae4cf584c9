import { EngineError } from '../../errors/engine-error.js';
import { fileFromBytes, type ResourceFile } from '../../catalogue/resource-files.js';

/** What multer gives of a part. */
export interface UploadedFile {
  readonly originalname: string;
  readonly buffer: Buffer;
}

export const filesOf = (uploaded: readonly UploadedFile[] | undefined): readonly ResourceFile[] => {
  if (uploaded && uploaded.length > 0) {
    return uploaded.map(({ originalname, buffer }) => fileFromBytes(utf8Name(originalname), buffer));
  }
  throw new EngineError(
    'invalid-request',
    'Expected multipart/form-data with at least one file in "resources", but there is none. Attach the files to deploy.',
  );
};

/** Browsers and clients send file names in UTF-8; multer reads the header as Latin-1. */
const utf8Name = (name: string): string => {
  const decoded = Buffer.from(name, 'latin1').toString('utf8');
  return decoded.includes('\uFFFD') ? name : decoded;
};
