import { MongoBackend } from '@agendajs/mongo-backend';

/**
 * Agenda's backend on a connection and a collection that are there already: connecting reads and writes nothing.
 * The stock one makes three indexes on `agenda_logs` each time, for logging that is off: a collection outside
 * `bootstrap()`, made by several processes at once, and a rejection nobody can catch where the engine stops meanwhile.
 */
export class BootstrappedBackend extends MongoBackend {
  override async connect(): Promise<void> {
    await this.repository.connect();
  }
}
