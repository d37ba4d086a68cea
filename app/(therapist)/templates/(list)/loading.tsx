export { TemplateListSkeleton as default } from "@/components/programs/program-list-skeleton";
