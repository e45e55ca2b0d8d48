// Why what a reviewer flagged is not found, each looked at. The score prints it beside the miss.

/** By `record.member RULE`. */
export const misses: Readonly<Record<string, string>> = {
  "v4l2_ctrl_h264_sps.flags HOLE": "the bytes lie at the end: said as TAIL of the same member",
  "console_font_info.flags NORSV": "it has flags, and the text shows no ioctl number",
  "pr_madvise_param.nr_elem HOLE":
    "the same hole, put at the member behind it; 'follows' names this one",
  "pr_madvise_param.ranges COMPAT": "said once a record, of the first pointer; PTR says it here",
  "kvm_sdei_kvm_event_state.route_mode HOLE":
    "the same hole, put at the member behind it; 'follows' names this one",
  "epoll_params.data SZ8": "128 bytes as posted; the remark is about what is left without packed",
  "kvm_sev_snp_launch_finish.host_data TAIL":
    "of the copy in the documentation, found in the mail; the header has the pad",
  "v4l2_ctrl_hevc_pps.padding PADSZ": "the pad rounds to 8; the reviewer wants flags instead",
  "lsm_ctx.ctx_len HOLE": "no target has a hole there; WORD is said of the member",
  "kvm_sev_snp_hv_report_req.report_len NORSV": "the text shows no ioctl number",
  "io_uring_zc_rx_ifq_reg.rq_off HOLE": "the hole is two members earlier, and is said there",
  "fsinfo_attribute.type HOLE":
    "in the mail the path is cut away and the pointers say kernel: its holes are its own affair",
  "lsm_id.id PLAINT":
    "in the mail it stands in include/linux/lsm_hooks.h, a header of the kernel's own",
  "vfio_device_iommu_bind_data.iommu_fd HOLE":
    "the same hole, put at the member behind it; 'follows' names this one",
};
