export { ProgramListSkeleton as default } from "@/components/programs/program-list-skeleton";
