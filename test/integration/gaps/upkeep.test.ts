import { playStage } from './play.js';

playStage('upkeep');
