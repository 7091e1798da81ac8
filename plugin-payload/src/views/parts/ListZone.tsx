import type { Payload } from 'payload';
import { runtimeOf } from '../../runtime/runtime.js';
import './views.css';
import { Zone } from './Zone.js';

/** Below a list of documents, whose columns show when they were made and changed. */
export const ListZone = ({ payload }: { payload: Payload }) => <Zone runtime={runtimeOf(payload)} />;
