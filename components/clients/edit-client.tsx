"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Client } from "@/lib/clients/schema";
import { EditClientForm } from "./edit-client-form";

export function EditClient({ client }: { client: Client }) {
  const t = useTranslations("clients");
  const tUi = useTranslations("ui");
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t("header.edit")}
      </Button>
      <Dialog open={open} onClose={close} title={t("edit.title")} closeLabel={tUi("close")}>
        <EditClientForm client={client} onDone={close} />
      </Dialog>
    </>
  );
}
