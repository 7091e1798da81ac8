import { playStage } from './play.js';

playStage('pruned');
