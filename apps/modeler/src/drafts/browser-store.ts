/** Values by key in this browser (IndexedDB): as large as the disk allows, and still there when it opens again. */
export interface BrowserStore<Value> {
  get(key: string): Promise<Value | undefined>;
  /** Once begun it is finished, even if the page goes; whatever is asked after it sees it. */
  put(key: string, value: Value): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Of a database; it has one object store only. */
const values = 'values';

const longestOpening = 5_000;

const refused = (): Error => new Error('Expected the browser to keep a value, but it refused. Save it elsewhere.');

/** Some browsers never answer after a crash: nobody waits for them without end. */
const openDatabase = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(refused()), longestOpening);
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(values);
    request.onsuccess = () => {
      clearTimeout(timer);
      resolve(request.result);
    };
    request.onerror = () => {
      clearTimeout(timer);
      reject(request.error ?? refused());
    };
  });

/** Rejects where the browser refuses: private windows, a full disk, site data switched off. */
class IndexedDbStore<Value> implements BrowserStore<Value> {
  #database: Promise<IDBDatabase> | null = null;

  constructor(private readonly name: string) {}

  get(key: string): Promise<Value | undefined> {
    return this.#ask('readonly', (store) => store.get(key) as IDBRequest<Value | undefined>);
  }

  async put(key: string, value: Value): Promise<void> {
    await this.#ask('readwrite', (store) => store.put(value, key));
  }

  async delete(key: string): Promise<void> {
    await this.#ask('readwrite', (store) => store.delete(key));
  }

  /** Transactions of one store run in the order they begin. */
  async #ask<Answer>(
    mode: IDBTransactionMode,
    request: (store: IDBObjectStore) => IDBRequest<Answer>,
  ): Promise<Answer> {
    const database = await this.#opened();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(values, mode);
      const asked = request(transaction.objectStore(values));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = () => reject(transaction.error ?? refused());
      // Without it the browser waits for the page's next turn, and drops the write when there is none.
      transaction.commit();
    });
  }

  #opened(): Promise<IDBDatabase> {
    const opened = (this.#database ??= openDatabase(this.name));
    const again = (): void => {
      if (this.#database === opened) this.#database = null;
    };
    opened.then((database) => {
      // Site data was cleared, or a later version of this page needs another layout.
      database.onclose = again;
      database.onversionchange = () => {
        database.close();
        again();
      };
    }, again);
    return opened;
  }
}

export const browserStore = <Value>(name: string): BrowserStore<Value> => new IndexedDbStore(name);
