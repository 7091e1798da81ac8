import { TopicField as TopicField_d5f3696f8894351de660a0bd8ae6e5ea } from '@whenthen/payload/client'
import { FocusWhenNew as FocusWhenNew_d5f3696f8894351de660a0bd8ae6e5ea } from '@whenthen/payload/client'
import { WorkflowCanvasField as WorkflowCanvasField_d5f3696f8894351de660a0bd8ae6e5ea } from '@whenthen/payload/client'
import { Nothing as Nothing_d5f3696f8894351de660a0bd8ae6e5ea } from '@whenthen/payload/client'
import { StatusCell as StatusCell_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { StartsCell as StartsCell_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { InsideCell as InsideCell_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { MomentCell as MomentCell_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { ListZone as ListZone_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { RecipesLink as RecipesLink_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { StatusOfDocument as StatusOfDocument_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { ReadyAgain as ReadyAgain_d5f3696f8894351de660a0bd8ae6e5ea } from '@whenthen/payload/client'
import { RunsView as RunsView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { RunView as RunView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { SegmentCriteriaField as SegmentCriteriaField_d5f3696f8894351de660a0bd8ae6e5ea } from '@whenthen/payload/client'
import { SegmentMembers as SegmentMembers_d5f3696f8894351de660a0bd8ae6e5ea } from '@whenthen/payload/client'
import { SourceField as SourceField_d5f3696f8894351de660a0bd8ae6e5ea } from '@whenthen/payload/client'
import { SenderField as SenderField_d5f3696f8894351de660a0bd8ae6e5ea } from '@whenthen/payload/client'
import { PreviewSwitch as PreviewSwitch_d5f3696f8894351de660a0bd8ae6e5ea } from '@whenthen/payload/client'
import { HealthBar as HealthBar_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { AudienceNav as AudienceNav_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { SettingsNav as SettingsNav_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { OperationNav as OperationNav_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { RecipesView as RecipesView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { InCodeView as InCodeView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { InsideView as InsideView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { InsideRunView as InsideRunView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { PeopleView as PeopleView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { ImportView as ImportView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { PersonView as PersonView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { MessagesView as MessagesView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { MessageView as MessageView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { AttentionView as AttentionView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { SuppressionsView as SuppressionsView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { EventsView as EventsView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { EventView as EventView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { ConsentView as ConsentView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { SendersView as SendersView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { LimitsView as LimitsView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { KeptView as KeptView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { WebhooksView as WebhooksView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { SendingView as SendingView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { AuditLogView as AuditLogView_b56488a1f673ecf6a25b40b2a61eed8f } from '@whenthen/payload/rsc'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@whenthen/payload/client#TopicField": TopicField_d5f3696f8894351de660a0bd8ae6e5ea,
  "@whenthen/payload/client#FocusWhenNew": FocusWhenNew_d5f3696f8894351de660a0bd8ae6e5ea,
  "@whenthen/payload/client#WorkflowCanvasField": WorkflowCanvasField_d5f3696f8894351de660a0bd8ae6e5ea,
  "@whenthen/payload/client#Nothing": Nothing_d5f3696f8894351de660a0bd8ae6e5ea,
  "@whenthen/payload/rsc#StatusCell": StatusCell_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#StartsCell": StartsCell_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#InsideCell": InsideCell_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#MomentCell": MomentCell_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#ListZone": ListZone_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#RecipesLink": RecipesLink_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#StatusOfDocument": StatusOfDocument_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/client#ReadyAgain": ReadyAgain_d5f3696f8894351de660a0bd8ae6e5ea,
  "@whenthen/payload/rsc#RunsView": RunsView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#RunView": RunView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/client#SegmentCriteriaField": SegmentCriteriaField_d5f3696f8894351de660a0bd8ae6e5ea,
  "@whenthen/payload/client#SegmentMembers": SegmentMembers_d5f3696f8894351de660a0bd8ae6e5ea,
  "@whenthen/payload/client#SourceField": SourceField_d5f3696f8894351de660a0bd8ae6e5ea,
  "@whenthen/payload/client#SenderField": SenderField_d5f3696f8894351de660a0bd8ae6e5ea,
  "@whenthen/payload/client#PreviewSwitch": PreviewSwitch_d5f3696f8894351de660a0bd8ae6e5ea,
  "@whenthen/payload/rsc#HealthBar": HealthBar_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#AudienceNav": AudienceNav_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#SettingsNav": SettingsNav_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#OperationNav": OperationNav_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#RecipesView": RecipesView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#InCodeView": InCodeView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#InsideView": InsideView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#InsideRunView": InsideRunView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#PeopleView": PeopleView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#ImportView": ImportView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#PersonView": PersonView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#MessagesView": MessagesView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#MessageView": MessageView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#AttentionView": AttentionView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#SuppressionsView": SuppressionsView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#EventsView": EventsView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#EventView": EventView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#ConsentView": ConsentView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#SendersView": SendersView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#LimitsView": LimitsView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#KeptView": KeptView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#WebhooksView": WebhooksView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#SendingView": SendingView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@whenthen/payload/rsc#AuditLogView": AuditLogView_b56488a1f673ecf6a25b40b2a61eed8f,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
