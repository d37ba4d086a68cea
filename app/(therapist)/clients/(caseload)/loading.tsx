export { CaseloadSkeleton as default } from "@/components/clients/caseload-skeleton";
